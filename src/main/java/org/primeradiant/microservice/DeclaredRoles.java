package org.primeradiant.microservice;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.primeradiant.api.Call;
import org.primeradiant.api.Component;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.Recommender;

/**
 * Reads {@code @RolesAllowed}, {@code @DenyAll} and {@code @PermitAll} of a component. As Jakarta Annotations says, a
 * method's own annotation replaces that of the class which declares the method. What only an interface declares, such
 * as the feedback that a component ignores, counts as declared by the component's class.
 *
 * @param type the component's class
 * @param plans its operations
 */
record DeclaredRoles(Class<?> type, Map<Operation, Plan> plans) {
    /** Whether everybody may call, or else the roles that may. */
    private record Said(boolean isOpen, Set<String> roles) {}

    private static final Said EVERYBODY = new Said(true, Set.of());

    /** The class whose annotations count: of a bean that a producer makes, the class that it returns. */
    static Class<?> classOf(Class<?> type, Set<Type> types) {
        if (Component.class.isAssignableFrom(type)) {
            return type;
        }
        Class<?> found = type;
        for (Type each : types) {
            boolean isMoreSpecific = each instanceof Class<?> made
                    && !made.isInterface()
                    && Component.class.isAssignableFrom(made)
                    && (found == type || found.isAssignableFrom(made));
            found = isMoreSpecific ? (Class<?>) each : found;
        }
        return found;
    }

    /**
     * The roles that may call each method, by the method's name; a method that everybody may call is missing.
     *
     * @throws IllegalArgumentException if the annotations contradict each other
     */
    Map<String, Set<String>> byMethod() {
        Map<String, Set<String>> roles = new HashMap<>();
        for (Operation operation : Operation.OF_ROLES) {
            Plan plan = plans.get(operation);
            Class<?> input =
                    operation == Operation.AGGREGATE ? List.class : plan == null ? null : raw(plan.inputType());
            if (plan != null || operation.passesThrough()) {
                add(roles, operation.method(), input, Call.class);
            }
        }
        add(roles, Operation.SEND_FEEDBACK.method(), Feedback.class, Call.class);
        if (Recommender.class.isAssignableFrom(type)) {
            add(roles, AccessRules.RECOMMEND, RecommendationRequest.class, Call.class);
        }
        add(roles, AccessRules.HEALTH, Call.class);
        add(roles, AccessRules.ANNOTATE, Call.class);
        add(roles, AccessRules.METADATA);
        add(roles, AccessRules.CLASS_NAMES);
        return roles;
    }

    private void add(Map<String, Set<String>> roles, String method, Class<?>... parameters) {
        Said said = said(method, parameters);
        if (!said.isOpen()) {
            roles.put(method, said.roles());
        }
    }

    private Said said(String name, Class<?>... parameters) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            Optional<Said> found = agreed(at, at.getDeclaredMethods(), name, parameters);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return agreed(type, type.getMethods(), name, parameters) // default methods of interfaces
                .or(() -> said(type))
                .orElse(EVERYBODY);
    }

    /** What the methods of this name say, or else the class; empty if there is none. */
    private Optional<Said> agreed(Class<?> declaring, Method[] methods, String name, Class<?>... parameters) {
        Set<Said> found = new HashSet<>();
        for (Method method : methods) {
            if (method.getName().equals(name) && takes(method, parameters)) {
                found.add(said(method).or(() -> said(declaring)).orElse(EVERYBODY));
            }
        }
        if (found.size() > 1) {
            throw RolePlans.refused(
                    type, "has several methods " + name + " with different roles", "give all of them the same");
        }
        return found.stream().findFirst();
    }

    /** Whether the method takes these parameters; null stands for any class. */
    private static boolean takes(Method method, Class<?>... parameters) {
        Class<?>[] declared = method.getParameterTypes();
        boolean fits = declared.length == parameters.length && !method.isBridge();
        for (int i = 0; fits && i < declared.length; i++) {
            fits = parameters[i] == null || declared[i].isAssignableFrom(parameters[i]);
        }
        return fits;
    }

    /** The class of a type argument; null if it is none, such as an array of a generic type. */
    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        return type instanceof Class<?> known ? known : null;
    }

    private Optional<Said> said(AnnotatedElement element) {
        RolesAllowed some = element.getAnnotation(RolesAllowed.class);
        boolean all = element.isAnnotationPresent(PermitAll.class);
        boolean none = element.isAnnotationPresent(DenyAll.class);
        if (Stream.of(some != null, all, none).filter(present -> present).count() > 1) {
            throw RolePlans.refused(
                    type,
                    "has more than one of @RolesAllowed, @PermitAll and @DenyAll on the same class or method",
                    "keep one of them");
        }
        if (all) {
            return Optional.of(EVERYBODY);
        }
        if (none) {
            return Optional.of(new Said(false, Set.of()));
        }
        return some == null ? Optional.empty() : Optional.of(new Said(false, new HashSet<>(List.of(some.value()))));
    }
}
