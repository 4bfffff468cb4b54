package org.primeradiant.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares the columns of the {@code data} that a component takes. The host checks each request before it calls the
 * component, and answers 400 with the column, the row and the bound if one does not fit:
 *
 * <pre>{@code
 * @Columns({
 *     @Column(name = "area", min = 10, max = 1000),
 *     @Column(name = "rooms", kind = Kind.INTEGER, min = 1),
 *     @Column(name = "heated", kind = Kind.BOOLEAN, optional = true)
 * })
 * }</pre>
 *
 * <p>If the caller names its columns, the component gets them in the declared order, and {@link Call#names()} are the
 * declared names; unknown and repeated names are refused. Default names, {@code t:0} or {@code 0} and so on, count as
 * none. The metadata and {@code /seldon.json} show the columns.
 *
 * <p>On a class, it applies to every operation of the component; on a method such as {@code predict}, to that
 * operation, instead of the class's. Feedback is not checked: in a graph, its request is that of the whole graph. The
 * setting {@code RADIANT_COLUMNS} declares columns of components that cannot be changed.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Columns {
    /** The columns in the order in which the component takes them. A single unnamed one describes them all. */
    Column[] value() default {};

    /** How many columns there are; if 0, as many as {@link #value()} has. */
    int count() default 0;
}
