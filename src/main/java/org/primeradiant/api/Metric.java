package org.primeradiant.api;

import java.util.Map;
import java.util.Objects;

/**
 * One measurement that a component made during a call.
 *
 * @param type how it is aggregated
 * @param key the metric's name
 * @param value a counter's increment, a gauge's level or a timer's milliseconds; a 32-bit float over gRPC
 * @param tags labels; may be empty
 */
public record Metric(Type type, String key, double value, Map<String, String> tags) {
    /** How a metric is aggregated; the ordinal is the number on the wire. */
    public enum Type {
        /** Sums the increments. */
        COUNTER,
        /** Keeps the last value. */
        GAUGE,
        /** Durations, in milliseconds. */
        TIMER
    }

    public Metric {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(key, "key");
        tags = Maps.copyOf(tags);
    }
}
