package org.primeradiant.graph;

import java.util.concurrent.atomic.LongAdder;

/** What came of the calls of one node. Thread-safe. */
final class NodeStatistics {
    /** Of how many calls the recent mean tells. */
    private static final int RECENT = 16;

    private final LongAdder messages = new LongAdder();
    private final LongAdder feedback = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /** Written without a lock: that an update gets lost now and then does not matter. */
    private volatile long recentNanos;

    /** A message has come to the node. */
    void arrived() {
        messages.increment();
    }

    /** A feedback has come to the node. */
    void rewarded() {
        feedback.increment();
    }

    /** A call of the node has ended. */
    void called(long duration, boolean well) {
        calls.increment();
        nanos.add(duration);
        if (!well) {
            failures.increment();
        }
    }

    /** The node and all below it have answered. */
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

    /** How long the node took to answer lately, with all below it; 0 if it never did. */
    long recentNanos() {
        return recentNanos;
    }

    /** The mean time of a call; NaN while there was none. */
    double meanMillis() {
        return nanos.sum() / 1e6 / calls.sum();
    }
}
