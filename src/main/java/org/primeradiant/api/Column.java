package org.primeradiant.api;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** One of the {@link Columns} that a component takes. */
@Documented
@Retention(RUNTIME)
@Target({})
public @interface Column {
    /** The column's name; either all columns of a component have one, or none. */
    String name() default "";

    /** What the column holds. */
    Kind kind() default Kind.NUMBER;

    /** The least value allowed, inclusive; not for {@link Kind#TEXT}. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The greatest value allowed, inclusive; not for {@link Kind#TEXT}. */
    double max() default Double.POSITIVE_INFINITY;

    /** The only values allowed, numbers too in their text form; empty for any within the range. */
    String[] values() default {};

    /**
     * Whether the column may be missing: a caller that names its columns may leave it out, any other may do so at the
     * end of the row. A single value may be missing too, as NaN or null. The component gets NaN, in a column of texts
     * the empty text.
     */
    boolean optional() default false;

    /** What a column holds. */
    enum Kind {
        /** Any number but NaN. */
        NUMBER,
        /** Numbers without a fraction; {@code 5.0} is one. */
        INTEGER,
        /** 0 and 1, or false and true. */
        BOOLEAN,
        /** Texts; only for components that take {@link Tensor}, {@link Data} or a whole message. */
        TEXT
    }
}
