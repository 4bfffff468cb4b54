package org.primeradiant.pipeline;

import java.util.Objects;

/**
 * What callers send: one value in each row.
 *
 * @param name what callers call it
 * @param kind what its values are
 */
public record Feature(String name, Kind kind) {
    public Feature {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }
}
