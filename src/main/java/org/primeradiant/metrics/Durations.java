package org.primeradiant.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * A histogram of durations in seconds. Its 50 upper bounds from 1 ms to 30 s are evenly spaced on a logarithmic scale,
 * as in Seldon's wrapper. Thread-safe.
 */
final class Durations {
    /** The upper bounds and infinity. */
    static final int BUCKETS = 51;

    private static final int BOUNDS = BUCKETS - 1;
    private static final double SHORTEST_SECONDS = 0.001;
    private static final double LONGEST_SECONDS = 30;
    private static final double MILLIS_PER_SECOND = 1000;
    private static final double[] UPPER_BOUNDS = upperBounds();

    private final LongAdder[] counts = new LongAdder[UPPER_BOUNDS.length];
    private final DoubleAdder sum = new DoubleAdder();

    Durations() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void addMillis(double millis) {
        double seconds = millis / MILLIS_PER_SECOND;
        int bucket = 0;
        while (bucket < UPPER_BOUNDS.length - 1 && !(seconds <= UPPER_BOUNDS[bucket])) {
            bucket++;
        }
        counts[bucket].increment();
        sum.add(seconds);
    }

    HistogramDataPointSnapshot snapshot(Labels labels) {
        long[] numbers = new long[counts.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = counts[i].sum();
        }
        return HistogramDataPointSnapshot.builder()
                .labels(labels)
                .classicHistogramBuckets(ClassicHistogramBuckets.of(UPPER_BOUNDS, numbers))
                .sum(sum.sum())
                .build();
    }

    private static double[] upperBounds() {
        double[] bounds = new double[BUCKETS];
        double first = Math.log10(SHORTEST_SECONDS);
        double step = (Math.log10(LONGEST_SECONDS) - first) / (BOUNDS - 1);
        for (int i = 0; i < BOUNDS; i++) {
            bounds[i] = Math.pow(10, first + i * step);
        }
        bounds[0] = SHORTEST_SECONDS;
        bounds[BOUNDS - 1] = LONGEST_SECONDS;
        bounds[BOUNDS] = Double.POSITIVE_INFINITY;
        return bounds;
    }
}
