package org.primeradiant.api;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The context of one call to a component: the metadata of the request, and the tags and metrics to send with the
 * answer. It is a plain parameter, so tests can create one ({@link #none()}) and components can pass it to other
 * threads. Thread-safe.
 */
public final class Call {
    private final String unit;
    private final Meta meta;
    private final List<String> names;
    private final Caller caller;

    // Guarded by this: written by the component's threads, read by the host after the component has returned.
    private Map<String, JsonValue> addedTags = Map.of();
    private List<Metric> addedMetrics = List.of();

    /**
     * Creates a call. Normally done by the host.
     *
     * @param unit the name of the component's node in its graph
     * @param meta the request's metadata
     * @param names the column names that the caller sent; empty if it sent none
     * @param caller the sender of the request
     */
    public Call(String unit, Meta meta, List<String> names, Caller caller) {
        this.unit = unit;
        this.meta = meta;
        this.names = names;
        this.caller = caller;
    }

    /** A call without request metadata, for tests. */
    public static Call none() {
        return new Call("", Meta.EMPTY, List.of(), Caller.NONE);
    }

    /** A call with the same request data, but without the tags and metrics added so far. */
    public Call fresh() {
        return new Call(unit, meta, names, caller);
    }

    /**
     * The prediction's unique id: from the message's {@code meta}, else from the {@code Seldon-Puid} header,
     * else empty.
     */
    public String puid() {
        return meta.puid().isEmpty() ? caller.header("Seldon-Puid").orElse("") : meta.puid();
    }

    /** The column names that the caller sent; empty if it sent none. */
    public List<String> names() {
        return names;
    }

    /** The tags received with the request. */
    public Map<String, JsonValue> tags() {
        return meta.tags();
    }

    /** The branch that each router took, by node name. On feedback, the branches of the answer it refers to. */
    public Map<String, Integer> routing() {
        return meta.routing();
    }

    /** On feedback, the branch that this component itself took; empty if the caller did not send it. */
    public OptionalInt branch() {
        Integer branch = meta.routing().get(unit);
        return branch == null ? OptionalInt.empty() : OptionalInt.of(branch);
    }

    /** The value of a request header, or of a gRPC metadata key. The name is case-insensitive. */
    public Optional<String> header(String name) {
        return caller.header(name);
    }

    /** Who calls; empty if the caller has not proved who it is, as when authentication is off. */
    public Optional<Principal> principal() {
        return caller.principal();
    }

    /** Whether the caller has a role. */
    public boolean hasRole(String role) {
        return caller.hasRole(role);
    }

    /** When the caller stops waiting; empty if there is no deadline. */
    public Optional<Instant> deadline() {
        return caller.deadline();
    }

    /** Whether the caller has stopped waiting. Long-running work should check this and stop. */
    public boolean isAbandoned() {
        return caller.isGone();
    }

    /**
     * Charges memory to this call until it ends, so that many large calls at once are refused rather than exhaust the
     * heap. The host charges what it reads and decodes; a component whose work takes many times its input charges that
     * before it allocates it.
     *
     * @param bytes 0 or more
     * @throws SeldonException {@link Reason#TOO_LARGE} if one call may not take so much, {@link Reason#UNAVAILABLE} if
     *     others hold it now
     */
    public void reserve(long bytes) {
        caller.reserve(bytes);
    }

    /** Adds a tag to the answer, replacing any earlier tag of that name. */
    public synchronized void tag(String name, JsonValue value) {
        if (addedTags.isEmpty()) {
            addedTags = new LinkedHashMap<>();
        }
        addedTags.put(name, value);
    }

    /** Adds a string tag. */
    public void tag(String name, String value) {
        tag(name, new TextValue(value));
    }

    /**
     * Adds a numeric tag.
     *
     * @throws IllegalArgumentException if the value is NaN or infinite, which JSON cannot represent
     */
    public void tag(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("tag " + name + " must be a finite number, got " + value);
        }
        tag(name, new NumberValue(BigDecimal.valueOf(value)));
    }

    /** Adds an integer tag. */
    public void tag(String name, long value) {
        tag(name, new NumberValue(BigDecimal.valueOf(value)));
    }

    /** Adds a boolean tag. */
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

    /** Adds {@code increment} to the counter {@code key}. */
    public void counter(String key, double increment) {
        metric(new Metric(Metric.Type.COUNTER, key, increment, Map.of()));
    }

    /** Sets the gauge {@code key} to {@code level}. */
    public void gauge(String key, double level) {
        metric(new Metric(Metric.Type.GAUGE, key, level, Map.of()));
    }

    /** Reports a duration to the timer {@code key}. */
    public void timer(String key, Duration duration) {
        metric(new Metric(Metric.Type.TIMER, key, duration.toNanos() / 1e6, Map.of()));
    }

    /** The tags added so far, in order; a copy. */
    public synchronized Map<String, JsonValue> addedTags() {
        return addedTags.isEmpty() ? Map.of() : new LinkedHashMap<>(addedTags);
    }

    /** The metrics added so far, in order; a copy. */
    public synchronized List<Metric> addedMetrics() {
        return List.copyOf(addedMetrics);
    }
}
