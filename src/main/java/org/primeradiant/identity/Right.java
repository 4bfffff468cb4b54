package org.primeradiant.identity;

import java.util.Locale;

/** What a caller may do. */
public enum Right {
    /** Call components, graphs and models. */
    PREDICT,
    /** Send feedback. */
    FEEDBACK,
    /** Read what is served: metadata, descriptions of the interface, states with their reasons. */
    METADATA,
    /** Load and unload models. */
    OPERATE,
    /** Read metrics. */
    METRICS;

    /** The right's name in settings, and the role that holds it unless the settings name others. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
