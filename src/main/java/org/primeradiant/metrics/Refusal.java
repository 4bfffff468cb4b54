package org.primeradiant.metrics;

import java.util.Locale;

/** Why a measurement is not kept. */
enum Refusal {
    /** There are as many names as there may be, or the name is one of Radiant's own. */
    NAMES,
    /** The metric has as many sets of labels as it may have. */
    SERIES,
    /** All metrics together have as many lines as they may have. */
    LINES,
    /** The measurement has more labels than it may have. */
    LABELS,
    /** A name, or the name or value of a label, is longer than it may be. */
    TEXT,
    /** The metric is of another type. */
    TYPE;

    /** The value of the label {@code reason}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
