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
 * Injects a parameter of the component, as {@code PREDICTIVE_UNIT_PARAMETERS} gives it:
 *
 * <pre>{@code @Inject @Parameter("epsilon") double epsilon;}</pre>
 *
 * The field is an {@code int}, {@code float}, {@code double}, {@code String} or
 * {@code boolean} (or the boxed type), and takes a parameter of the same type; a wider number takes a narrower one. A
 * parameter that is neither given nor has a default fails the deployment.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, PARAMETER, METHOD, TYPE})
public @interface Parameter {
    /** The parameter's name. */
    @Nonbinding
    String value();

    /** What is used when the parameter is not given, in the same text form; none unless set. */
    @Nonbinding
    String defaultValue() default NONE;

    /** Marks the absence of a default. */
    String NONE = "\0";
}
