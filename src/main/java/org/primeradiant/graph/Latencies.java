package org.primeradiant.graph;

import java.util.concurrent.atomic.AtomicLongArray;

/** Durations since the start, counted in buckets that are at most 12.5 % wide. Thread-safe. */
final class Latencies {
    private static final int STEPS = 8; // buckets from one power of two to the next
    private static final int STEP_BITS = 3;
    private static final int MOST_BITS = 41; // 2^41 ns are 37 minutes: anything longer counts as that

    private final AtomicLongArray counts = new AtomicLongArray((MOST_BITS + 1) * STEPS);

    /** Counts a duration in nanoseconds. */
    void record(long nanos) {
        counts.incrementAndGet(bucket(Math.max(0, nanos)));
    }

    /**
     * A quantile in nanoseconds: the middle of the bucket that holds it.
     *
     * @param share from 0 to 1, such as 0.99
     * @return NaN if nothing has been counted
     */
    double quantile(double share) {
        long total = 0;
        for (int i = 0; i < counts.length(); i++) {
            total += counts.get(i);
        }
        if (total == 0) {
            return Double.NaN;
        }
        long rank = Math.max(1, (long) Math.ceil(share * total));
        int bucket = 0;
        for (long below = counts.get(0); below < rank && bucket < counts.length() - 1; below += counts.get(bucket)) {
            bucket++;
        }
        return (start(bucket) + start(bucket + 1)) / 2;
    }

    private int bucket(long nanos) {
        if (nanos < STEPS) {
            return (int) nanos;
        }
        int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int step = (int) (nanos >>> bits - STEP_BITS) & STEPS - 1;
        return Math.min((bits - STEP_BITS + 1) * STEPS + step, counts.length() - 1);
    }

    /** The least duration of a bucket. */
    private static double start(int bucket) {
        int power = bucket / STEPS;
        return power == 0 ? bucket : Math.scalb((double) (STEPS + bucket % STEPS), power - 1);
    }
}
