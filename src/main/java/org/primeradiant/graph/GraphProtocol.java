package org.primeradiant.graph;

import java.util.Locale;
import java.util.Optional;

/** The protocols in which a graph calls its remote nodes. */
enum GraphProtocol {
    /** Seldon's own. */
    SELDON,
    /** The Open Inference Protocol V2. */
    V2;

    /** Its name in the payload log. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The protocol of a SeldonDeployment's field {@code protocol}; empty if it is another one. */
    static Optional<GraphProtocol> named(String name) {
        return switch (name) {
            case "", "seldon" -> Optional.of(SELDON);
            case "v2", "kfserving" -> Optional.of(V2); // Seldon's former name of it
            default -> Optional.empty();
        };
    }
}
