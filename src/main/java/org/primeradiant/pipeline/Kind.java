package org.primeradiant.pipeline;

import java.util.Locale;

/** The type of a column's values. */
public enum Kind {
    /** Numbers; NaN if missing. */
    NUMBER,
    /** Names of categories; empty if missing. */
    CATEGORY;

    /** The name used in {@code pipeline.json} and in messages. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
