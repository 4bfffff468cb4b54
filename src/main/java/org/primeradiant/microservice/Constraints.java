package org.primeradiant.microservice;

import java.lang.reflect.Type;

/** The constraints of types. */
interface Constraints {
    /** For servers without Bean Validation. */
    Constraints NONE = type -> Check.NOTHING;

    /** Checks one value of a type. Thread-safe. */
    interface Check {
        /** Finds no violation. */
        Check NOTHING = value -> "";

        /** The violated constraints, each with the path of its member; empty if there are none. */
        String violations(Object value);
    }

    /**
     * The check of a type, {@link Check#NOTHING} if it has no constraints.
     *
     * @throws IllegalArgumentException if the constraints are declared in a way that cannot be checked
     */
    Check of(Type type);
}
