package org.primeradiant.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Copies of maps that callers fill. */
final class Maps {
    private Maps() {}

    /**
     * An immutable copy in the same order. Not {@link Map#copyOf}: it searches linearly among keys with equal hash
     * codes, so a 2 MB request with colliding keys would take seconds.
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

    /** A copy with one more entry at the end. */
    static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
