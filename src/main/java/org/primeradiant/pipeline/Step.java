package org.primeradiant.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A transform of the features: makes a table of a table. Immutable.
 *
 * <p>The columns that a step names are there, and of the kind that it takes: whoever makes the step has seen to that.
 */
public sealed interface Step permits Include, Exclude, FillMissing, Standardise, MinMax, OneHot {
    /** The word for it in {@code pipeline.json}. */
    String type();

    /**
     * Transforms.
     *
     * @throws RowException if a value of a row cannot be transformed
     * @throws IllegalArgumentException if two columns would get the same name
     */
    Table apply(Table table);

    /** A copy in the same order. */
    static <P> Map<String, P> copy(Map<String, P> columns) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
