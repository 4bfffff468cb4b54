package org.primeradiant.doors;

import java.util.Arrays;

/** How long each request of a round took, from its first byte sent to its last received. Not thread-safe. */
final class Latencies {
    private final long start;
    private long[] nanos = new long[1024];
    private int count;
    private long end;

    /** Those of a round that begins now. */
    Latencies(long now) {
        start = now;
    }

    void add(long latency) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = latency;
    }

    /** The round is over: there will be no more. */
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

    /** In milliseconds, the time within which so many of a hundred requests were answered. */
    double percentile(int percent) {
        return nanos[(int) Math.min(count - 1L, (long) count * percent / 100)] / 1e6;
    }
}
