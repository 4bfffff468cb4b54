package org.primeradiant.metrics;

import java.util.Locale;

/** Why a measurement is dropped. */
enum Refusal {
    /** The limit of names is reached, or the name is one of Radiant's own. */
    NAMES,
    /** The metric's limit of label sets is reached. */
    SERIES,
    /** The limit of lines of all metrics together is reached. */
    LINES,
    /** The measurement has too many labels. */
    LABELS,
    /** The metric's name, or the name or value of a label, is too long. */
    TEXT,
    /** The metric already has another type. */
    TYPE,
    /** The metric has no name, or a counter or timer is NaN or infinite. */
    VALUE;

    /** The value of the label {@code reason}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
