package org.primeradiant.doors;

import java.util.Arrays;

/** Latencies of the requests in a round, from sending the request to the last byte of the answer. Not thread-safe. */
final class Latencies {
    private final long start;
    private long[] nanos = new long[1024];
    private int count;
    private long end;

    /**
     * Starts a round.
     *
     * @param now the current {@link System#nanoTime}
     */
    Latencies(long now) {
        start = now;
    }

    void add(long latency) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = latency;
    }

    /** Ends the round; no latencies may be added afterwards. */
    void end(long now) {
        end = now;
        nanos = Arrays.copyOf(nanos, count);
        Arrays.sort(nanos);
    }

    int count() {
        return count;
    }

    double perSecond() {
        return count * 1e9 / (end - start);
    }

    /** Returns a percentile of the latencies, in milliseconds. */
    double percentile(int percent) {
        return nanos[(int) Math.min(count - 1L, (long) count * percent / 100)] / 1e6;
    }
}
