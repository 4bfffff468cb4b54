package org.primeradiant.microservice;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
import org.primeradiant.settings.IdentitySettings;

/** One named component, ready to call: every transport and graph node calls user code through here. Thread-safe. */
public final class Microservice {
    /** Calls on the host's own behalf, whatever roles a component asks for. */
    public static final Caller HOST = Caller.NONE::header;

    private static final Call NOTHING = Call.none();

    private final String name;
    private final Lessor versions;
    private final AnswerCompletion answers;
    private final Supplier<Readiness> readiness;

    Microservice(String name, Lessor versions, AnswerCompletion answers, Supplier<Readiness> readiness) {
        this.name = name;
        this.versions = versions;
        this.answers = answers;
        this.readiness = readiness;
    }

    /** The same component in another place, such as a graph node, where its answers are completed differently. */
    Microservice as(AnswerCompletion place) {
        return new Microservice(name, versions, place, readiness);
    }

    /**
     * Runs several calls against the same version of the component.
     *
     * @param work receives the pinned component, valid until it returns
     */
    public <T> T pinned(Function<Microservice, T> work) {
        Version version = versions.begin();
        try {
            return work.apply(new Microservice(name, new Lessor.Held(version), answers, readiness));
        } finally {
            versions.end(version);
        }
    }

    private ComponentDefinition definition() {
        return versions.current().definition();
    }

    public String name() {
        return name;
    }

    /** The bean's scope, such as {@code @ApplicationScoped}. */
    public String scope() {
        return definition().scope();
    }

    /** Whether calls reach the component: it has loaded, and is not {@linkplain ComponentRegistry#unload unloaded}. */
    public boolean isCallable() {
        return readiness.get().isCallable() && versions.isCallable();
    }

    /** The operations that its roles offer. */
    public Set<Operation> operations() {
        return definition().plans().keySet();
    }

    /** The names of the component's roles, such as {@code Model}, in alphabetical order. */
    public List<String> roles() {
        return definition().roles();
    }

    /** Whether the component is a {@link Recommender}. */
    public boolean recommends() {
        return definition().recommends();
    }

    /**
     * The input type that the component declares.
     *
     * @throws SeldonException {@link Reason#MISSING_ROLE} if it does not offer the operation
     */
    public Type inputType(Operation operation) {
        return require(versions.current(), operation).inputType();
    }

    /**
     * The schema of the {@code jsonData} that the component takes.
     *
     * @param types defines the classes that the schema refers to
     * @throws SeldonException {@link Reason#MISSING_ROLE} if it does not offer the operation
     */
    public JsonObject inputSchema(Operation operation, TypeSchemas types) {
        return types.of(inputType(operation), definition().strictness());
    }

    /**
     * The columns that the component declares, as in its metadata; empty if it declares none.
     *
     * @throws SeldonException {@link Reason#MISSING_ROLE} if it does not offer the operation
     */
    public JsonArray inputColumns(Operation operation) {
        List<ColumnRule> rules =
                require(versions.current(), operation).columns().rules();
        return rules.isEmpty() ? JsonValue.EMPTY_JSON_ARRAY : ColumnRule.describe(rules);
    }

    /**
     * The kind of payload that the component expects.
     *
     * @throws SeldonException {@link Reason#MISSING_ROLE} if it does not offer the operation
     */
    public InputKind inputKind(Operation operation) {
        return Conversions.kind(require(versions.current(), operation).inputType());
    }

    /**
     * The output type that the component declares.
     *
     * @throws SeldonException {@link Reason#MISSING_ROLE} if it does not offer the operation
     */
    public Type outputType(Operation operation) {
        return require(versions.current(), operation).outputType();
    }

    /** Which callers are refused although they may have a role that the component asks for; empty if none are. */
    public Optional<String> accessWarning(IdentitySettings identity) {
        return definition().rules().warning(name, identity.mechanisms());
    }

    /** Whether it is the sample that ships with Radiant. */
    public boolean isSample() {
        return definition().isSample();
    }

    /**
     * Calls the component.
     *
     * @param operation one that takes a single message: any but {@link Operation#AGGREGATE} and
     *     {@link Operation#SEND_FEEDBACK}
     * @throws SeldonException if the components have not loaded, the caller may not call it, the request does not fit
     *     the component, or the component fails
     */
    public SeldonMessage call(Operation operation, SeldonMessage request, Caller caller) {
        readiness.get().require();
        BudgetedCaller.name(caller, name, operation.name(), () -> puid(request.meta(), caller));
        Version version = versions.begin();
        try {
            SeldonMessage answer = remembered(call(version, operation, request, caller), request.meta(), caller);
            if (operation == Operation.ROUTE && answers.gate().state().isOn()) {
                answers.decisions(name).made(puid(request.meta(), caller), request.payload(), answer);
            }
            return answer;
        } finally {
            versions.end(version);
        }
    }

    private SeldonMessage remembered(SeldonMessage answer, Meta request, Caller caller) {
        FeedbackGate gate = answers.gate();
        if (gate.remembers()) {
            gate.answered(puid(request, caller));
            gate.answered(answer.meta().puid());
        }
        return answer;
    }

    private SeldonMessage call(Version version, Operation operation, SeldonMessage request, Caller caller) {
        requireAllowed(version, operation.method(), caller);
        Plan plan = version.definition().plans().get(operation);
        if (plan == null && operation.passesThrough()) {
            AnswerCompletion.requirePayload(request, name + "." + operation.method());
            SeldonMessage passed = SeldonMessage.of(request.payload());
            return completed(version, operation, request, passed, call(request, caller), caller);
        }
        Plan role = plan == null ? require(version, operation) : plan;
        SeldonMessage taken = role.taken(request, caller);
        Call call = call(taken, caller);
        Object input = input(role, taken, caller);
        SeldonMessage result = invoke(version, role, caller, component -> operation.invoke(component, input, call));
        return answer(version, role, operation, taken, result, call, caller);
    }

    /**
     * Combines the answers of several components.
     *
     * @param requests at least one
     * @throws SeldonException as {@link #call}
     */
    public SeldonMessage aggregate(List<SeldonMessage> requests, Caller caller) {
        readiness.get().require();
        BudgetedCaller.name(caller, name, Operation.AGGREGATE.name(), () -> puid(Meta.EMPTY, caller));
        SeldonMessage answer = leased(version -> aggregate(version, requests, caller));
        return remembered(answer, Meta.EMPTY, caller);
    }

    private SeldonMessage aggregate(Version version, List<SeldonMessage> requests, Caller caller) {
        requireAllowed(version, Operation.AGGREGATE.method(), caller);
        Plan role = require(version, Operation.AGGREGATE);
        List<Object> inputs = new ArrayList<>(requests.size());
        Payload first = Payload.NONE;
        for (SeldonMessage request : requests) {
            SeldonMessage taken = role.taken(request, caller);
            first = inputs.isEmpty() ? taken.payload() : first;
            inputs.add(input(role, taken, caller));
        }
        if (inputs.isEmpty()) {
            throw new SeldonException(Reason.BAD_DATA, role.where() + " takes at least one message, got none");
        }
        SeldonMessage merged = SeldonMessage.of(AnswerCompletion.mergedMeta(requests), first);
        Call call = call(merged, caller);
        SeldonMessage result =
                invoke(version, role, caller, component -> Operation.AGGREGATE.invoke(component, inputs, call));
        return answer(version, role, Operation.AGGREGATE, merged, result, call, caller);
    }

    /**
     * Hands feedback to the component.
     *
     * @throws SeldonException as {@link #call}
     */
    public SeldonMessage feedback(Feedback given, Caller caller) {
        readiness.get().require();
        Feedback feedback = routed(given);
        Meta request = feedback.request().meta();
        BudgetedCaller.name(caller, name, Operation.SEND_FEEDBACK.name(), () -> puid(request, caller));
        Meta routed = new Meta(
                request.puid(), request.tags(), feedback.response().meta().routing(), request.requestPath(), List.of());
        Call call = new Call(answers.nodeName(), routed, names(feedback.request()), caller);
        return leased(version -> {
            requireAllowed(version, Operation.SEND_FEEDBACK.method(), caller);
            answers.gate().admit(name, () -> feedback, caller);
            Payload result =
                    version.invoke(name + ".feedback", caller, component -> component.feedback(feedback, call));
            answers.reward(feedback.reward());
            return answers.feedback(feedback.request(), result, call, annotations(version, call, caller));
        });
    }

    private Feedback routed(Feedback given) {
        boolean looksUp = answers.gate().state().isOn() && operations().contains(Operation.ROUTE);
        return looksUp ? answers.decisions(name).completed(given) : given;
    }

    /**
     * Asks the component for recommendations.
     *
     * @return items with finite scores, in the component's order
     * @throws SeldonException as {@link #call}
     */
    public List<ScoredItem> recommend(RecommendationRequest request, Caller caller) {
        readiness.get().require();
        BudgetedCaller.name(caller, name, "RECOMMEND", () -> puid(Meta.EMPTY, caller));
        String where = name + ".recommend";
        Call call = new Call(answers.nodeName(), Meta.EMPTY, List.of(), caller);
        return leased(version -> {
            requireAllowed(version, AccessRules.RECOMMEND, caller);
            if (!version.definition().recommends()) {
                throw missing(version, Recommender.class);
            }
            List<ScoredItem> items = version.invoke(
                    where,
                    caller,
                    component -> version.scores().checked(where, ((Recommender) component).recommend(request, call)));
            // Only to record the metrics: the answer has no meta.
            answers.meta(Meta.EMPTY, call, annotations(version, call, caller), "recommend");
            return items;
        });
    }

    private void requireAllowed(Version version, String method, Caller caller) {
        AccessRules rules = version.definition().rules();
        if (rules != AccessRules.NONE) {
            rules.require(name, method, caller);
        }
    }

    /** The request's unique id, as {@link Call#puid()} derives it. */
    private static String puid(Meta meta, Caller caller) {
        return new Call("", meta, List.of(), caller).puid();
    }

    private <T> T leased(Function<Version, T> work) {
        Version version = versions.begin();
        try {
            return work.apply(version);
        } finally {
            versions.end(version);
        }
    }

    /**
     * Checks that the application is ready, which it is not while it stops.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE}, saying why, if not
     */
    public void requireReady() {
        readiness.get().requireReady();
    }

    /**
     * Runs the component's health check.
     *
     * @throws SeldonException if the component is unhealthy or the application is not ready
     */
    public SeldonMessage health(Caller caller) {
        requireReady();
        Call call = new Call(answers.nodeName(), Meta.EMPTY, List.of(), caller);
        return leased(version -> {
            AccessRules rules = version.definition().rules();
            Payload result = rules.barsHost(AccessRules.HEALTH)
                    ? Payload.text("healthy")
                    : version.invoke(name + ".health", caller, component -> component.health(call));
            List<String> names = rules.barsHost(AccessRules.CLASS_NAMES) ? List.of() : classNames(version, caller);
            Call annotations = rules.barsHost(AccessRules.ANNOTATE) ? NOTHING : annotations(version, call, caller);
            Meta meta = answers.meta(Meta.EMPTY, call, annotations, "health");
            return answers.complete(SeldonMessage.of(Payload.NONE), SeldonMessage.of(result), names, meta);
        });
    }

    /**
     * The component's metadata, completed from the settings.
     *
     * @throws SeldonException {@link Reason#BAD_METADATA} if it is invalid, {@link Reason#UNAVAILABLE} if the
     *     components have not loaded
     */
    public ModelMetadata metadata() {
        ModelMetadata described = nodeMetadata();
        return described.name().isEmpty()
                ? new ModelMetadata(
                        name,
                        described.versions(),
                        described.platform(),
                        described.inputs(),
                        described.outputs(),
                        described.custom())
                : described;
    }

    /**
     * The metadata for a graph, in which the name may be empty: the node then gives its own.
     *
     * @throws SeldonException as {@link #metadata()}
     */
    public ModelMetadata nodeMetadata() {
        readiness.get().require();
        return versions.current().metadata();
    }

    private SeldonMessage answer(
            Version version,
            Plan plan,
            Operation operation,
            SeldonMessage request,
            SeldonMessage result,
            Call call,
            Caller caller) {
        return plan.outputType() == SeldonMessage.class
                ? answers.whole(result, operation.label())
                : completed(version, operation, request, result, call, caller);
    }

    private SeldonMessage completed(
            Version version,
            Operation operation,
            SeldonMessage request,
            SeldonMessage result,
            Call call,
            Caller caller) {
        Meta incoming = operation.dropsIncomingMeta() ? AnswerCompletion.puidOnly(request.meta()) : request.meta();
        Meta meta = answers.meta(incoming, call, annotations(version, call, caller), operation.label());
        return answers.complete(request, result, classNames(version, caller), meta);
    }

    /** An empty message is allowed only if the component takes the whole message, or no payload. */
    private static Object input(Plan role, SeldonMessage request, Caller caller) {
        if (role.inputType() != SeldonMessage.class && role.inputType() != None.class) {
            AnswerCompletion.requirePayload(request, role.where());
        }
        return role.input(request, caller);
    }

    private Call call(SeldonMessage request, Caller caller) {
        return new Call(answers.nodeName(), request.meta(), names(request), caller);
    }

    private static List<String> names(SeldonMessage request) {
        return request.payload() instanceof Data data ? data.names() : List.of();
    }

    /** The component's column names for its answers; may be empty, or fewer than there are columns. */
    public List<String> classNames(Caller caller) {
        return leased(version -> classNames(version, caller));
    }

    private List<String> classNames(Version version, Caller caller) {
        return version.namesClasses() ? version.invoke(name + ".classNames", caller, Component::classNames) : List.of();
    }

    /**
     * The tags and metrics that the component adds to every answer. They are collected in a call of their own, because
     * those that the operation itself added win.
     */
    private Call annotations(Version version, Call call, Caller caller) {
        if (!version.annotates()) {
            return NOTHING;
        }
        Call annotations = call.fresh();
        version.invoke(name + ".annotate", caller, component -> {
            component.annotate(annotations);
            return annotations;
        });
        return annotations;
    }

    private Plan require(Version version, Operation operation) {
        Plan plan = version.definition().plans().get(operation);
        if (plan == null) {
            throw missing(version, operation.role());
        }
        return plan;
    }

    private SeldonException missing(Version version, Class<? extends Component> role) {
        return new SeldonException(
                Reason.MISSING_ROLE,
                name + " is not a " + role.getSimpleName() + ": its roles are "
                        + version.definition().roles());
    }

    /** An answer that cannot be converted, such as rows of different lengths, counts as a failure of the component. */
    private static SeldonMessage invoke(Version version, Plan role, Caller caller, Version.Use<Object> use) {
        return version.invoke(role.where(), caller, component -> {
            Object result = use.of(component);
            return result == null ? null : role.output().apply(result);
        });
    }
}
