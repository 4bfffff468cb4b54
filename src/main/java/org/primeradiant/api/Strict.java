package org.primeradiant.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Refuses {@code jsonData} that has members which the class does not have, or lacks members which it has. On a record
 * or class, this concerns its own members; on a component, those of every class that it takes. Such a request is
 * answered with 400, which names the member.
 *
 * <p>Without the annotation, unknown members are ignored, and missing ones are null, 0 or false, as JSON-B specifies.
 * The setting {@code RADIANT_STRICT_MEMBERS} does the same for components that cannot be changed.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
public @interface Strict {
    /**
     * Names, in JSON, of members that may be missing. Members of the type {@link java.util.Optional},
     * {@link java.util.OptionalInt}, {@link java.util.OptionalLong} or {@link java.util.OptionalDouble} always may.
     */
    String[] optional() default {};
}
