package org.primeradiant.traffic;

/**
 * A summary of durations in milliseconds; all are NaN if there were none.
 *
 * @param mean the exact mean
 * @param p50 the median, interpolated within a bucket that is at most 67 % wide
 * @param p90 the 0.9-quantile, likewise
 * @param p99 the 0.99-quantile, likewise
 */
public record Latency(double mean, double p50, double p90, double p99) {
    /**
     * Summarizes a histogram.
     *
     * @param count how many durations the mean is of
     */
    static Latency of(long[] counts, double sumSeconds, long count) {
        return new Latency(
                count == 0 ? Double.NaN : sumSeconds * 1e3 / count,
                Latencies.quantileMillis(counts, 0.5),
                Latencies.quantileMillis(counts, 0.9),
                Latencies.quantileMillis(counts, 0.99));
    }
}
