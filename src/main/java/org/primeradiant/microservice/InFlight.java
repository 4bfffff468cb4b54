package org.primeradiant.microservice;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls in flight over all transports, so that a shutdown can wait for them. Thread-safe. */
public final class InFlight {
    private static final int POLL_MILLIS = 20;

    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();

    /** Counts a call that has arrived. */
    public void begin() {
        begun.increment();
    }

    /** Counts a call that was answered or abandoned by its caller: once for each {@link #begin()}. */
    public void end() {
        ended.increment();
    }

    /**
     * Waits until no call is in flight and none has arrived for a while.
     *
     * @param quiet the time without a new call to wait for; zero to wait only for the calls in flight
     * @param limit longest time to wait
     * @return whether it became quiet within the limit
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    public boolean awaitQuiet(Duration quiet, Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        long quietSince = start;
        long known = begun.sum();
        while (true) {
            // In this order: a call that ends between the two reads may look as if it were running, never the reverse.
            long over = ended.sum();
            long come = begun.sum();
            long now = System.nanoTime();
            if (over != come || come != known) {
                known = come;
                quietSince = now;
            }
            if (over == come && now - quietSince >= quiet.toNanos()) {
                return true;
            }
            if (now - start >= limit.toNanos()) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
