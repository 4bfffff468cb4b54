package org.primeradiant.pipeline;

/** A named column of a table. Immutable. */
public sealed interface Column permits Numbers, Texts {
    /** What steps call it. */
    String name();

    /** The feature that it was made from, for messages to callers. */
    String feature();

    Kind kind();

    /** How many values. */
    int size();

    /** Whether the value of a row is missing. */
    boolean isMissing(int row);

    /** The values of these rows alone, in this order. */
    Column select(int[] rows);
}
