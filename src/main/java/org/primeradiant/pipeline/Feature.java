package org.primeradiant.pipeline;

import java.util.Objects;

/**
 * An input that callers send: one value per row.
 *
 * @param name the name that callers use
 * @param kind type of the values
 */
public record Feature(String name, Kind kind) {
    public Feature {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }
}
