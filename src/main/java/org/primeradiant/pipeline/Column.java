package org.primeradiant.pipeline;

/** A named column of a table. Immutable. */
public sealed interface Column permits Numbers, Texts {
    /** The name that steps refer to. */
    String name();

    /** The feature that the column was made from, for messages to callers. */
    String feature();

    Kind kind();

    /** The number of values. */
    int size();

    /** Whether the value of a row is missing. */
    boolean isMissing(int row);

    /** The values of the given rows only, in the given order. */
    Column select(int[] rows);
}
