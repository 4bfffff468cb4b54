package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Component;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;

/**
 * One named component, ready to be called: every door and every graph node calls user code through here. Thread-safe.
 */
public final class Microservice {
    private static final Logger LOGGER = System.getLogger(Microservice.class.getName());

    private static final Call NOTHING = Call.none();

    private final ComponentDefinition definition;
    private final BeanInstances beans;
    private final AnswerCompletion answers;
    private final Supplier<Readiness> readiness;
    private final boolean annotates;
    private final boolean namesClasses;
    private final boolean interruptible;
    private final ScoreCheck scores = new ScoreCheck();
    private final AtomicReference<Loaded> loaded;

    /** What {@link #load()} made. */
    private record Loaded(BeanInstances.Reference<Component> bean, Supplier<ModelMetadata> metadata) {
        static final Loaded NOT_YET =
                new Loaded(new BeanInstances.Reference<>(new Component() {}, () -> {}), () -> ModelMetadata.EMPTY);
    }

    Microservice(
            ComponentDefinition definition,
            BeanInstances beans,
            AnswerCompletion answers,
            Supplier<Readiness> readiness) {
        this(definition, beans, answers, readiness, new AtomicReference<>(Loaded.NOT_YET));
    }

    private Microservice(
            ComponentDefinition definition,
            BeanInstances beans,
            AnswerCompletion answers,
            Supplier<Readiness> readiness,
            AtomicReference<Loaded> loaded) {
        this.definition = definition;
        this.beans = beans;
        this.answers = answers;
        this.readiness = readiness;
        this.loaded = loaded;
        this.annotates = definition.overrides("annotate", Call.class);
        this.namesClasses = definition.overrides("classNames");
        this.interruptible = definition.isInterruptible();
    }

    /** The same component in another place, where its answers are completed otherwise. */
    Microservice as(AnswerCompletion place) {
        return new Microservice(definition, beans, place, readiness, loaded);
    }

    /** The component's name. */
    public String name() {
        return definition.name();
    }

    /** The bean's scope, such as {@code @ApplicationScoped}. */
    public String scope() {
        return definition.scope();
    }

    /** What the component offers. */
    public Set<Operation> operations() {
        return definition.plans().keySet();
    }

    /** The names of the component's roles, such as {@code Model}, in the order of the alphabet. */
    public List<String> roles() {
        return definition.roles();
    }

    /** Whether the component is a {@link Recommender}. */
    public boolean recommends() {
        return definition.recommends();
    }

    /** What the component takes, of an operation that it offers. */
    public Type inputType(Operation operation) {
        return definition.plans().get(operation).inputType();
    }

    /**
     * Which kind of payload the component wants to see.
     *
     * @throws SeldonException {@link Reason#MISSING_ROLE} if it does not offer the operation
     */
    public InputKind inputKind(Operation operation) {
        return Conversions.kind(
                require(definition.plans().get(operation), operation).inputType());
    }

    /** What the component answers, of an operation that it offers. */
    public Type outputType(Operation operation) {
        return definition.plans().get(operation).outputType();
    }

    /** Whether it is the sample that comes with Radiant. */
    public boolean isSample() {
        return definition.isSample();
    }

    /**
     * InFlight the component.
     *
     * @param operation any but {@link Operation#AGGREGATE}, which {@link #aggregate} calls
     * @throws SeldonException if the request does not fit the component, or the component fails
     */
    public SeldonMessage call(Operation operation, SeldonMessage request, Caller caller) {
        readiness.get().require();
        Plan plan = definition.plans().get(operation);
        if (plan == null && operation.passesThrough()) {
            AnswerCompletion.requirePayload(request, name() + "." + operation.method());
            return answer(operation, request, SeldonMessage.of(request.payload()), call(request, caller), caller);
        }
        Plan role = require(plan, operation);
        Call call = call(request, caller);
        Object input = input(role, request);
        SeldonMessage result = invoke(role, caller, component -> operation.invoke(component, input, call));
        return answer(operation, request, result, call, caller);
    }

    /**
     * Combines the answers of several components.
     *
     * @param requests at least one
     * @throws SeldonException as {@link #call}
     */
    public SeldonMessage aggregate(List<SeldonMessage> requests, Caller caller) {
        readiness.get().require();
        Plan role = require(definition.plans().get(Operation.AGGREGATE), Operation.AGGREGATE);
        List<Object> inputs = new ArrayList<>(requests.size());
        for (SeldonMessage request : requests) {
            inputs.add(input(role, request));
        }
        if (inputs.isEmpty()) {
            throw new SeldonException(Reason.BAD_DATA, role.where() + " takes at least one message, got none");
        }
        SeldonMessage merged = SeldonMessage.of(
                AnswerCompletion.mergedMeta(requests), requests.get(0).payload());
        Call call = call(merged, caller);
        SeldonMessage result = invoke(role, caller, component -> Operation.AGGREGATE.invoke(component, inputs, call));
        return answer(Operation.AGGREGATE, merged, result, call, caller);
    }

    /**
     * Hands feedback to the component.
     *
     * @throws SeldonException as {@link #call}
     */
    public SeldonMessage feedback(Feedback feedback, Caller caller) {
        readiness.get().require();
        Meta request = feedback.request().meta();
        Meta routed = new Meta(
                request.puid(), request.tags(), feedback.response().meta().routing(), request.requestPath(), List.of());
        Call call = new Call(answers.nodeName(), routed, names(feedback.request()), caller);
        Payload result = invoke(name() + ".feedback", caller, component -> component.feedback(feedback, call));
        answers.reward(feedback.reward());
        return answers.feedback(feedback.request(), result, call, annotations(call, caller));
    }

    /**
     * Asks the component for recommendations.
     *
     * @return items with finite scores, as the component ordered them
     * @throws SeldonException as {@link #call}
     */
    public List<ScoredItem> recommend(RecommendationRequest request, Caller caller) {
        readiness.get().require();
        if (!recommends()) {
            throw missing(Recommender.class);
        }
        String where = name() + ".recommend";
        Call call = new Call(answers.nodeName(), Meta.EMPTY, List.of(), caller);
        List<ScoredItem> items = invoke(
                where, caller, component -> scores.checked(where, ((Recommender) component).recommend(request, call)));
        // For the metrics: the answer has no place for meta.
        answers.meta(Meta.EMPTY, call, annotations(call, caller), "recommend");
        return items;
    }

    /**
     * Checks that the application can be called and is not stopping.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE}, saying why, if not
     */
    public void requireReady() {
        readiness.get().requireReady();
    }

    /**
     * Asks the component how it is.
     *
     * @throws SeldonException if it is not well, or the application is stopping
     */
    public SeldonMessage health(Caller caller) {
        requireReady();
        Call call = new Call(answers.nodeName(), Meta.EMPTY, List.of(), caller);
        Payload result = invoke(name() + ".health", caller, component -> component.health(call));
        SeldonMessage nothing = SeldonMessage.of(Payload.NONE);
        return answers.complete(
                nothing,
                SeldonMessage.of(result),
                classNames(caller),
                answers.meta(Meta.EMPTY, call, annotations(call, caller), "health"));
    }

    /**
     * What the component says about itself.
     *
     * @throws SeldonException {@link Reason#BAD_METADATA} if that is not valid
     */
    public ModelMetadata metadata() {
        readiness.get().require();
        return loaded.get().metadata().get();
    }

    /**
     * Makes the component and lets it load.
     *
     * @param modelFolder where a recommender's stored model is, if there is one
     */
    void load(Optional<Path> modelFolder) throws Exception {
        long start = System.nanoTime();
        BeanInstances.Reference<Component> bean = make();
        if (definition.overrides("load") || recommends()) {
            beans.call(definition.bean(), () -> {
                bean.instance().load();
                if (modelFolder.isPresent() && bean.instance() instanceof Recommender recommender) {
                    recommender.load(modelFolder.get());
                }
                return bean;
            });
        }
        loaded.set(new Loaded(bean, description()));
        long millis = (System.nanoTime() - start) / 1_000_000;
        LOGGER.log(Level.INFO, () -> "Component " + name() + " loaded in " + millis + " ms");
    }

    /** Makes a component that needs no loading. */
    void begin() {
        loaded.set(new Loaded(make(), description()));
    }

    private BeanInstances.Reference<Component> make() {
        BeanInstances.Reference<Component> bean =
                beans.reference(definition.bean(), Component.class).as(Component.class);
        loaded.set(new Loaded(bean, Loaded.NOT_YET.metadata()));
        return bean;
    }

    /** Metadata that are wrong are told when they are asked for: predictions do not need them. */
    private Supplier<ModelMetadata> description() {
        try {
            ModelMetadata metadata = answers.describe(invoke(name() + ".metadata", Caller.NONE, Component::metadata));
            return () -> metadata;
        } catch (SeldonException e) {
            LOGGER.log(Level.WARNING, name() + " is served without metadata", e);
            return () -> {
                throw new SeldonException(Reason.BAD_METADATA, e.getMessage(), e);
            };
        }
    }

    void release() {
        loaded.getAndSet(Loaded.NOT_YET).bean().release().run();
    }

    private SeldonMessage answer(
            Operation operation, SeldonMessage request, SeldonMessage result, Call call, Caller caller) {
        Plan plan = definition.plans().get(operation);
        if (plan != null && plan.outputType() == SeldonMessage.class) {
            return answers.whole(result, operation.label());
        }
        Meta incoming = operation.dropsIncomingMeta() ? AnswerCompletion.puidOnly(request.meta()) : request.meta();
        Meta meta = answers.meta(incoming, call, annotations(call, caller), operation.label());
        takeNames(result.payload(), caller);
        return answers.complete(request, result, classNames(caller), meta);
    }

    /** The names of an answer's many columns are paid for too. */
    private static void takeNames(Payload answer, Caller caller) {
        long bytes = ColumnNames.bytes(answer);
        if (bytes > 0) {
            BudgetedCaller.of(caller).take(bytes);
        }
    }

    /** Only a component that takes the whole message, or looks at none, can do with one that carries nothing. */
    private static Object input(Plan role, SeldonMessage request) {
        if (role.inputType() != SeldonMessage.class && role.inputType() != None.class) {
            AnswerCompletion.requirePayload(request, role.where());
        }
        return role.input().apply(request);
    }

    private Call call(SeldonMessage request, Caller caller) {
        return new Call(answers.nodeName(), request.meta(), names(request), caller);
    }

    private static List<String> names(SeldonMessage request) {
        return request.payload() instanceof Data data ? data.names() : List.of();
    }

    /** The component's names of its answers' columns; may be empty, or fewer than there are columns. */
    public List<String> classNames(Caller caller) {
        return namesClasses ? invoke(name() + ".classNames", caller, Component::classNames) : List.of();
    }

    /** The tags and metrics of every call, in a call of their own: what the operation itself added wins over them. */
    private Call annotations(Call call, Caller caller) {
        if (!annotates) {
            return NOTHING;
        }
        Call annotations = call.fresh();
        invoke(name() + ".annotate", caller, component -> {
            component.annotate(annotations);
            return annotations;
        });
        return annotations;
    }

    private Plan require(Plan plan, Operation operation) {
        if (plan == null) {
            throw missing(operation.role());
        }
        return plan;
    }

    private SeldonException missing(Class<? extends Component> role) {
        return new SeldonException(
                Reason.MISSING_ROLE, name() + " is not a " + role.getSimpleName() + ": its roles are " + roles());
    }

    /** User code. */
    private interface Use<T> {
        T of(Component component) throws Exception;
    }

    /** An answer that cannot be converted, such as rows of different length, is a failure of the component too. */
    private SeldonMessage invoke(Plan role, Caller caller, Use<Object> use) {
        return invoke(role.where(), caller, component -> {
            Object result = use.of(component);
            return result == null ? null : role.output().apply(result);
        });
    }

    private <T> T invoke(String where, Caller caller, Use<T> use) {
        Component component = loaded.get().bean().instance();
        return UserCode.run(where, interruptible, caller, () -> beans.call(definition.bean(), () -> use.of(component)));
    }
}
