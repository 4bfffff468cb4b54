package org.primeradiant.microservice;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls that are being answered, of every door, so that a stop can wait for them. Thread-safe. */
public final class InFlight {
    private static final int POLL_MILLIS = 20;

    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();

    /** A call has come. */
    public void begin() {
        begun.increment();
    }

    /** A call has been answered, or its caller is gone: once for each that began. */
    public void end() {
        ended.increment();
    }

    /**
     * Waits until no call is being answered and none has come for a while.
     *
     * @param quiet how long none has come; zero to wait for the running ones only
     * @param limit how long to wait at most
     * @return whether it became quiet
     */
    public boolean awaitQuiet(Duration quiet, Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        long quietSince = start;
        long known = begun.sum();
        while (true) {
            // In this order: a call that ends in between may look as if it ran, but never the other way round.
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
