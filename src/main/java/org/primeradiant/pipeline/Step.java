package org.primeradiant.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A transform of the features: turns one table into another. Immutable.
 *
 * <p>The columns that a step names must exist and be of the kind that it takes; whoever creates the step checks this.
 */
public sealed interface Step permits Include, Exclude, FillMissing, Standardise, MinMax, OneHot {
    /** The name used in {@code pipeline.json}. */
    String type();

    /**
     * Applies the transform.
     *
     * @throws RowException if a value of a row cannot be transformed
     * @throws IllegalArgumentException if two columns would get the same name
     */
    Table apply(Table table);

    /** An unmodifiable copy in the same order. */
    static <P> Map<String, P> copy(Map<String, P> columns) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
