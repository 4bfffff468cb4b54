package org.primeradiant.microservice;

import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.primeradiant.api.Component;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.Uninterruptible;
import org.primeradiant.components.BuiltIn;
import org.primeradiant.components.Sample;
import org.primeradiant.settings.Settings;

/** A component as declared by its source: name, operations, and how to create an instance. Immutable. */
public final class ComponentDefinition {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String ONE_INSTANCE = "one instance";
    private static final UnaryOperator<ModelMetadata> OWN = UnaryOperator.identity();

    private final String name;
    private final Origin origin;
    private final Class<?> type;
    private final String scope;
    private final boolean recommends;
    private final Map<Operation, Plan> plans;
    private final ComponentInstances instances;
    private final Set<Type> types;
    private final Conversions conversions;
    private final InputRules rules;
    private final UnaryOperator<ModelMetadata> described;
    private final Set<String> roles;
    private final AccessRules access;

    /**
     * Defines a component.
     *
     * @param name the name by which callers and graphs know it
     * @param type its class; several components may share one
     * @param scope lifetime of its instances, for display
     * @param types the generic types that the class declares
     * @throws IllegalArgumentException if it cannot be served; the message names the class, the problem and the cure
     */
    ComponentDefinition(
            String name,
            Origin origin,
            Class<?> type,
            String scope,
            Set<Type> types,
            Conversions conversions,
            ComponentInstances instances) {
        this(name, origin, type, scope, types, conversions, instances, InputRules.annotated(type), OWN, Set.of());
    }

    private ComponentDefinition(
            String name,
            Origin origin,
            Class<?> type,
            String scope,
            Set<Type> types,
            Conversions conversions,
            ComponentInstances instances,
            InputRules rules,
            UnaryOperator<ModelMetadata> described,
            Set<String> roles) {
        this.name = name;
        this.origin = origin;
        this.type = type;
        this.scope = scope;
        this.recommends = types.contains(Recommender.class);
        this.plans = new RolePlans(name, type, types, conversions, rules).plans();
        this.instances = instances;
        this.types = types;
        this.conversions = conversions;
        this.rules = rules;
        this.described = described;
        this.roles = Set.copyOf(roles);
        this.access = access();
    }

    private AccessRules access() {
        if (!roles.isEmpty()) {
            return AccessRules.ofAll(roles);
        }
        boolean isEnterpriseBean =
                type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class);
        Class<?> declaring = DeclaredRoles.classOf(type, types);
        return AccessRules.of(new DeclaredRoles(declaring, plans).byMethod(), isEnterpriseBean);
    }

    /**
     * Defines a component that its source creates.
     *
     * @param <C> its class, which declares its roles with type arguments
     * @param name the name by which callers and graphs know it
     * @param type its class; several components may share one
     * @param maker creates an instance; slow or fallible work belongs in {@link Component#load}
     * @param release disposes of the instance after its last call
     * @throws IllegalArgumentException if it cannot be served; the message names the class, the problem and the cure
     */
    public static <C extends Component> ComponentDefinition of(
            String name, Class<C> type, Callable<? extends C> maker, Consumer<? super C> release) {
        return made(name, Origin.SOURCE, type, () -> {
            C component = maker.call();
            return new Made<>(component, () -> release.accept(component));
        });
    }

    /** Defines the component of a graph node, with a single instance. */
    static ComponentDefinition ofNode(String name, Component component) {
        return made(name, Origin.GRAPH_NODE, component.getClass(), () -> new Made<>(component, () -> {}));
    }

    private static ComponentDefinition made(String name, Origin origin, Class<?> type, ComponentInstances instances) {
        return new ComponentDefinition(
                name, origin, type, ONE_INSTANCE, types(type), RolePlans.usualConversions(), instances);
    }

    /** The interfaces of a class and its superclasses, with their type arguments. */
    private static Set<Type> types(Class<?> type) {
        Set<Type> types = new LinkedHashSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            types.addAll(Arrays.asList(at.getGenericInterfaces()));
        }
        return types;
    }

    /**
     * The same component with other rules for its input.
     *
     * @throws IllegalArgumentException if the rules do not fit the component
     */
    ComponentDefinition with(InputRules rules) {
        return new ComponentDefinition(
                name, origin, type, scope, types, conversions, instances, rules, described, roles);
    }

    /**
     * The same component with other metadata.
     *
     * @param description changes the component's own metadata; applied whenever they are asked for; returns the same
     *     instance as long as nothing has changed
     */
    public ComponentDefinition describedBy(UnaryOperator<ModelMetadata> description) {
        return new ComponentDefinition(
                name, origin, type, scope, types, conversions, instances, rules, description, roles);
    }

    /**
     * The same component, which only callers with one of these roles may call, whatever its class declares.
     *
     * @param allowed empty for what its class declares
     */
    public ComponentDefinition allowing(Set<String> allowed) {
        return new ComponentDefinition(
                name, origin, type, scope, types, conversions, instances, rules, described, allowed);
    }

    /** Who may call it. */
    AccessRules rules() {
        return access;
    }

    /** What its source makes of the component's own metadata. */
    UnaryOperator<ModelMetadata> described() {
        return described;
    }

    /** Whether a component can have this name, which is a segment of URLs. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The name by which callers and graphs know it. */
    public String name() {
        return name;
    }

    /** Where the component comes from. */
    Origin origin() {
        return origin;
    }

    Class<?> type() {
        return type;
    }

    String scope() {
        return scope;
    }

    boolean recommends() {
        return recommends;
    }

    /** How to call each operation it offers; empty only for a recommender. */
    Map<Operation, Plan> plans() {
        return plans;
    }

    /** Which classes of its input refuse unknown and missing members. */
    Strictness strictness() {
        return rules.strictness();
    }

    ComponentInstances instances() {
        return instances;
    }

    boolean isSample() {
        return type.isAnnotationPresent(Sample.class);
    }

    /** Whether it ships with Radiant and is served only if a setting enables it. */
    boolean isBuiltIn() {
        return type.isAnnotationPresent(BuiltIn.class);
    }

    /** Whether the settings enable it; always true unless it is built in. */
    boolean isWanted(Settings settings) {
        return !isBuiltIn()
                || settings.models()
                        .containsKey(type.getAnnotation(BuiltIn.class).setting());
    }

    /** Whether a thread that runs the component may be interrupted. */
    boolean isInterruptible() {
        return !type.isAnnotationPresent(Uninterruptible.class);
    }

    /** The names of its roles, in alphabetical order. */
    List<String> roles() {
        Stream<Class<?>> operations = plans.keySet().stream().map(Operation::role);
        return Stream.concat(operations, recommends ? Stream.of(Recommender.class) : Stream.empty())
                .map(Class::getSimpleName)
                .sorted()
                .toList();
    }

    /** Whether the component overrides the interface's default method. */
    boolean overrides(String method, Class<?>... parameters) {
        try {
            Class<?> declaring = type.getMethod(method, parameters).getDeclaringClass();
            return declaring != Component.class && declaring != Recommender.class;
        } catch (NoSuchMethodException e) {
            return true; // the bean comes from a producer: its class is unknown until it is created
        }
    }
}
