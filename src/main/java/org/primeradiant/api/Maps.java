package org.primeradiant.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Copies of maps that callers fill. */
final class Maps {
    private Maps() {}

    /**
     * An immutable copy in the same order. Not {@link Map#copyOf}: it searches linearly among keys of the same hash code,
     * so that a request of 2 MB with keys chosen for that costs seconds.
     */
    static <V> Map<String, V> copyOf(Map<String, V> map) {
        if (map.isEmpty()) {
            return Map.of();
        }
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.forEach((key, value) -> {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, key);
        });
        return Collections.unmodifiableMap(copy);
    }
}
