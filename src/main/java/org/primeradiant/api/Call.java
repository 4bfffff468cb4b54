package org.primeradiant.api;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What belongs to one call of a component: what came with the request, and the tags and metrics that go out with the
 * answer. A plain parameter, so that it can be made in a test ({@link #none()}) and handed to any thread: thread-safe.
 */
public final class Call {
    private final String unit;
    private final Meta meta;
    private final List<String> names;
    private final Caller caller;

    // Guarded by this: written by the component's threads, read by the host once the component has answered.
    private Map<String, JsonValue> addedTags = Map.of();
    private List<Metric> addedMetrics = List.of();

    /**
     * A call as the host makes it.
     *
     * @param unit the name of the component's node in its graph
     * @param meta what came with the request
     * @param names the caller's names of the columns; empty when it sent none
     * @param caller who asks
     */
    public Call(String unit, Meta meta, List<String> names, Caller caller) {
        this.unit = unit;
        this.meta = meta;
        this.names = names;
        this.caller = caller;
    }

    /** A call that nothing came with, for tests. */
    public static Call none() {
        return new Call("", Meta.EMPTY, List.of(), Caller.NONE);
    }

    /** A call that the same came with and to which nothing has been added. */
    public Call fresh() {
        return new Call(unit, meta, names, caller);
    }

    /** The prediction's unique id: from the message's {@code meta}, else from the header {@code Seldon-Puid}; or empty. */
    public String puid() {
        return meta.puid().isEmpty() ? caller.header("Seldon-Puid").orElse("") : meta.puid();
    }

    /** The caller's names of the columns; empty when it sent none. */
    public List<String> names() {
        return names;
    }

    /** The tags that came with the request. */
    public Map<String, JsonValue> tags() {
        return meta.tags();
    }

    /** The branch that each router took, by node name; on feedback, of the answer that the feedback is about. */
    public Map<String, Integer> routing() {
        return meta.routing();
    }

    /** On feedback, the branch that this component itself took; empty when the caller does not say. */
    public OptionalInt branch() {
        Integer branch = meta.routing().get(unit);
        return branch == null ? OptionalInt.empty() : OptionalInt.of(branch);
    }

    /** The value of a request header or metadata key, whatever the case of its name. */
    public Optional<String> header(String name) {
        return caller.header(name);
    }

    /** When the caller stops waiting; empty if it waits for ever. */
    public Optional<Instant> deadline() {
        return caller.deadline();
    }

    /** Whether the caller has stopped waiting: long work should end when this becomes true. */
    public boolean isAbandoned() {
        return caller.isGone();
    }

    /** Adds a tag to the answer; replaces an earlier one of that name. */
    public synchronized void tag(String name, JsonValue value) {
        if (addedTags.isEmpty()) {
            addedTags = new LinkedHashMap<>();
        }
        addedTags.put(name, value);
    }

    /** Adds a text as a tag. */
    public void tag(String name, String value) {
        tag(name, new TextValue(value));
    }

    /**
     * Adds a number as a tag.
     *
     * @throws IllegalArgumentException if the value is NaN or infinite, which JSON cannot say
     */
    public void tag(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("tag " + name + " must be a finite number, got " + value);
        }
        tag(name, new NumberValue(BigDecimal.valueOf(value)));
    }

    /** Adds a whole number as a tag. */
    public void tag(String name, long value) {
        tag(name, new NumberValue(BigDecimal.valueOf(value)));
    }

    /** Adds a truth value as a tag. */
    public void tag(String name, boolean value) {
        tag(name, value ? JsonValue.TRUE : JsonValue.FALSE);
    }

    /** Adds a metric to the answer and to the host's metrics. */
    public synchronized void metric(Metric metric) {
        if (addedMetrics.isEmpty()) {
            addedMetrics = new ArrayList<>();
        }
        addedMetrics.add(metric);
    }

    /** Counts: adds {@code increment} to the counter {@code key}. */
    public void counter(String key, double increment) {
        metric(new Metric(Metric.Type.COUNTER, key, increment, Map.of()));
    }

    /** Reports the level of the gauge {@code key}. */
    public void gauge(String key, double level) {
        metric(new Metric(Metric.Type.GAUGE, key, level, Map.of()));
    }

    /** Reports a duration to the timer {@code key}. */
    public void timer(String key, Duration duration) {
        metric(new Metric(Metric.Type.TIMER, key, duration.toNanos() / 1e6, Map.of()));
    }

    /** The tags that were added so far, in order. */
    public synchronized Map<String, JsonValue> addedTags() {
        return addedTags.isEmpty() ? Map.of() : new LinkedHashMap<>(addedTags);
    }

    /** The metrics that were added so far, in order. */
    public synchronized List<Metric> addedMetrics() {
        return List.copyOf(addedMetrics);
    }
}
