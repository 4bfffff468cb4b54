package org.primeradiant.components;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that is served only while the deployment has no other. As with {@link BuiltIn}, the component is
 * named here and not by {@code @Named}, which would clash with a user's bean of that name even while the sample is not
 * served.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Sample {
    /** The name under which the component is served. */
    String name();
}
