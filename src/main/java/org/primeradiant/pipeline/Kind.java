package org.primeradiant.pipeline;

import java.util.Locale;

/** What the values of a column are. */
public enum Kind {
    /** Numbers; NaN where one is missing. */
    NUMBER,
    /** Texts that name a category; empty where one is missing. */
    CATEGORY;

    /** The word for it in {@code pipeline.json} and in messages. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
