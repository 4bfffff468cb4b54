package org.primeradiant.graph;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/** Call statistics of one node. Thread-safe. */
final class NodeStatistics {
    /** A new answer has a weight of 1/{@code RECENT} in the recent mean. */
    private static final int RECENT = 16;

    private final LongAdder messages = new LongAdder();
    private final LongAdder feedback = new LongAdder();
    private final LongAdder answers = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final Latencies latencies = new Latencies();
    private final Map<String, LongAdder> otherCodes = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<Rewards> rewards;

    /** Updated without a lock: an occasional lost update does not matter. */
    private volatile long recentNanos;

    /** How a call ended. */
    enum Outcome {
        /** With an answer. */
        ANSWERED,
        /** The caller's message was at fault. */
        REFUSED,
        /** The node failed, was not there, or took too long. */
        FAILED
    }

    /**
     * Creates statistics without any call.
     *
     * @param children how many children the node has
     */
    NodeStatistics(int children) {
        this.rewards = new AtomicReferenceArray<>(children);
    }

    /** Counts a message that reached the node. */
    void arrived() {
        messages.increment();
    }

    /** Counts feedback that reached the node. */
    void rewarded() {
        feedback.increment();
    }

    /** Counts a reward of a branch, once for each feedback that the node has accepted. */
    void rewarded(int branch, double reward) {
        rewards.accumulateAndGet(branch, Rewards.NONE, (known, none) -> (known == null ? none : known).with(reward));
    }

    /** The rewards of a branch. */
    Rewards rewards(int branch) {
        Rewards known = rewards.get(branch);
        return known == null ? Rewards.NONE : known;
    }

    /**
     * Records a completed call of the node.
     *
     * @param duration in nanoseconds
     * @param code as for {@link NodeMeters#called}
     */
    void called(long duration, Outcome outcome, String code) {
        nanos.add(duration);
        latencies.record(duration);
        switch (outcome) {
            case ANSWERED -> answers.increment();
            case REFUSED -> refusals.increment();
            case FAILED -> failures.increment();
        }
        if (outcome != Outcome.ANSWERED) {
            otherCodes
                    .computeIfAbsent(GraphMeters.known(code), any -> new LongAdder())
                    .increment();
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

    /** Calls that failed through no fault of the caller. */
    long failures() {
        return failures.sum();
    }

    /** Calls that failed because of the caller's message. */
    long refusals() {
        return refusals.sum();
    }

    /** The number of calls by code; {@link NodeMeters#OK} for those with an answer. */
    Map<String, Long> codes() {
        Map<String, Long> codes = new TreeMap<>();
        if (answers.sum() > 0) {
            codes.put(NodeMeters.OK, answers.sum());
        }
        otherCodes.forEach((code, count) -> codes.put(code, count.sum()));
        return codes;
    }

    /** Recent mean time to an answer, including all nodes below, in nanoseconds; 0 before the first answer. */
    long recentNanos() {
        return recentNanos;
    }

    /** Mean duration of a call in milliseconds; NaN before the first call. */
    double meanMillis() {
        return nanos.sum() / 1e6 / (answers.sum() + refusals.sum() + failures.sum());
    }

    /**
     * A quantile of the durations of all calls, in milliseconds; NaN before the first call.
     *
     * @param share from 0 to 1
     */
    double quantileMillis(double share) {
        return latencies.quantile(share) / 1e6;
    }
}
