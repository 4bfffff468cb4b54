package org.primeradiant.siege;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects durations. Thread-safe. */
final class Durations {
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    void since(long start) {
        nanos.add(System.nanoTime() - start);
    }

    /** Returns the longest duration, or zero if there are none. */
    Duration longest() {
        return share(1);
    }

    private Duration share(double share) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Duration.ofNanos(sorted.length == 0 ? 0 : sorted[Math.max(0, index)]);
    }

    /** Returns median, 99th percentile and maximum in milliseconds. */
    @Override
    public String toString() {
        return "p50 %d ms, p99 %d ms, max %d ms"
                .formatted(
                        share(0.5).toMillis(), share(0.99).toMillis(), longest().toMillis());
    }
}
