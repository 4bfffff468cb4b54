package org.primeradiant.traffic;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * A histogram of durations, with six buckets per power of ten from 0.1 ms to 100 s. Every second bound (1, 2 and 5
 * times a power of ten) is exported to Prometheus. Thread-safe; no duration is lost.
 */
final class Latencies {
    private static final double NANOS = 1e9;
    private static final long SHORTEST_NANOS = 100_000;
    private static final int DECADES = 6;
    private static final double[] STEPS = {1, 1.5, 2, 3, 5, 7};
    private static final long[] BOUNDS = bounds();

    private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Latencies() {
        Arrays.setAll(counts, i -> new LongAdder());
    }

    private static long[] bounds() {
        long[] bounds = new long[DECADES * STEPS.length + 1];
        long decade = SHORTEST_NANOS;
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Math.round(decade * STEPS[i % STEPS.length]);
            decade = i % STEPS.length == STEPS.length - 1 ? decade * 10 : decade;
        }
        return bounds;
    }

    /** The number of buckets, of which the last has no upper bound. */
    static int buckets() {
        return BOUNDS.length + 1;
    }

    /** The bucket of a duration: the first whose upper bound is not exceeded. */
    static int bucket(long duration) {
        int found = Arrays.binarySearch(BOUNDS, duration);
        return found < 0 ? -found - 1 : found;
    }

    void record(long duration) {
        counts[bucket(duration)].increment();
        nanos.add(duration);
    }

    long[] counts() {
        long[] now = new long[counts.length];
        Arrays.setAll(now, i -> counts[i].sum());
        return now;
    }

    double sumSeconds() {
        return nanos.sum() / NANOS;
    }

    /** The upper bounds in seconds that Prometheus gets, the last of which is infinite. */
    static double[] exportedBounds() {
        double[] exported = new double[(BOUNDS.length + 1) / 2 + 1];
        for (int i = 0; i < exported.length - 1; i++) {
            exported[i] = BOUNDS[2 * i] / NANOS;
        }
        exported[exported.length - 1] = Double.POSITIVE_INFINITY;
        return exported;
    }

    /** The counts between {@link #exportedBounds}. */
    static long[] exported(long[] counts) {
        long[] exported = new long[(BOUNDS.length + 1) / 2 + 1];
        for (int i = 0; i < counts.length; i++) {
            exported[(i + 1) / 2] += counts[i];
        }
        return exported;
    }

    /**
     * A quantile in milliseconds, interpolated within its bucket; NaN if nothing was counted.
     *
     * @param share from 0 to 1, such as 0.99
     */
    static double quantileMillis(long[] counts, double share) {
        double rank = share * Arrays.stream(counts).sum();
        long below = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && below + counts[i] >= rank) {
                double lower = i == 0 ? 0 : BOUNDS[i - 1];
                double upper = i == BOUNDS.length ? lower : BOUNDS[i];
                return (lower + (upper - lower) * Math.max(0, rank - below) / counts[i]) / 1e6;
            }
            below += counts[i];
        }
        return Double.NaN;
    }
}
