package org.primeradiant.graph;

import java.util.concurrent.atomic.LongAdder;

/** Call statistics of one node. Thread-safe. */
final class NodeStatistics {
    /** A new answer has a weight of 1/{@code RECENT} in the recent mean. */
    private static final int RECENT = 16;

    private final LongAdder messages = new LongAdder();
    private final LongAdder feedback = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /** Updated without a lock: an occasional lost update does not matter. */
    private volatile long recentNanos;

    /** Counts a message that reached the node. */
    void arrived() {
        messages.increment();
    }

    /** Counts feedback that reached the node. */
    void rewarded() {
        feedback.increment();
    }

    /**
     * Records a completed call of the node.
     *
     * @param duration in nanoseconds
     * @param well whether the call succeeded
     */
    void called(long duration, boolean well) {
        calls.increment();
        nanos.add(duration);
        if (!well) {
            failures.increment();
        }
    }

    /**
     * Records an answer of the node, including all nodes below it.
     *
     * @param duration in nanoseconds
     */
    void answered(long duration) {
        long mean = recentNanos;
        recentNanos = mean == 0 ? duration : mean + (duration - mean) / RECENT;
    }

    long messages() {
        return messages.sum();
    }

    long feedback() {
        return feedback.sum();
    }

    long failures() {
        return failures.sum();
    }

    /** Recent mean time to an answer, including all nodes below, in nanoseconds; 0 before the first answer. */
    long recentNanos() {
        return recentNanos;
    }

    /** Mean duration of a call in milliseconds; NaN before the first call. */
    double meanMillis() {
        return nanos.sum() / 1e6 / calls.sum();
    }
}
