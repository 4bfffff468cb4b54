package org.primeradiant.microservice;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.primeradiant.api.Strict;

/**
 * Which classes refuse unknown and missing members.
 *
 * @param everywhere whether all do, or only those annotated with {@link Strict}
 * @param optional members that may be missing, at any level
 */
record Strictness(boolean everywhere, Set<String> optional) {
    /** Only annotated classes. */
    static final Strictness ANNOTATED = new Strictness(false, Set.of());

    private static final Set<Type> OPTIONALS = Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /**
     * The strictness of a component.
     *
     * @param set whether the settings make it strict
     */
    static Strictness of(Class<?> component, boolean set) {
        Strict own = component.getAnnotation(Strict.class);
        return own == null ? new Strictness(set, Set.of()) : new Strictness(true, Set.of(own.optional()));
    }

    boolean appliesTo(Class<?> type) {
        return everywhere || type.isAnnotationPresent(Strict.class);
    }

    /** The members that must be there, of a class to which it applies. */
    Set<String> required(Class<?> type, Map<String, BoundMembers.Member> members) {
        Set<String> required = new LinkedHashSet<>();
        members.forEach((name, member) -> {
            if (!isOptional(member.type())) {
                required.add(name);
            }
        });
        required.removeAll(optional);
        Strict own = type.getAnnotation(Strict.class);
        if (own != null) {
            required.removeAll(Set.of(own.optional()));
        }
        return required;
    }

    private static boolean isOptional(Type type) {
        return OPTIONALS.contains(type)
                || type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    }
}
