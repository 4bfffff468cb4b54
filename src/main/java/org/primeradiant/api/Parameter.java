package org.primeradiant.api;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a parameter of the component, as set in {@code PREDICTIVE_UNIT_PARAMETERS}:
 *
 * <pre>{@code @Inject @Parameter("epsilon") double epsilon;}</pre>
 *
 * The field must be an {@code int}, {@code float}, {@code double}, {@code String} or {@code boolean}, or the boxed
 * type, and takes a parameter of the same type; a wider numeric type also takes a narrower one. A parameter that has
 * neither a value nor a default fails the deployment.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, PARAMETER, METHOD, TYPE})
public @interface Parameter {
    /** The parameter's name. */
    @Nonbinding
    String value();

    /** The value to use if the parameter is not set, in the same text form; by default there is none. */
    @Nonbinding
    String defaultValue() default NONE;

    /** Marks a missing default. */
    String NONE = "\0";
}
