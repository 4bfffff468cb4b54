package org.primeradiant.api;

import java.util.Map;
import java.util.Objects;

/**
 * One measurement that a component made during a call.
 *
 * @param type how it is aggregated
 * @param key the metric's name
 * @param value the increment of a counter, the level of a gauge, the milliseconds of a timer; 32-bit float over gRPC
 * @param tags labels; may be empty
 */
public record Metric(Type type, String key, double value, Map<String, String> tags) {
    /** How a metric is aggregated; the order is the number on the wire. */
    public enum Type {
        /** Adds up. */
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
