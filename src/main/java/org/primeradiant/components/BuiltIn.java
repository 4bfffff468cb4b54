package org.primeradiant.components;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that is served only if a setting is there. It has its name here and not by {@code @Named}, which would
 * clash with a bean of the user's even while it is not served.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BuiltIn {
    /** The setting's name. */
    String setting();

    /** The component's name. */
    String name();
}
