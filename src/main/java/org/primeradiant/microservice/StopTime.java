package org.primeradiant.microservice;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Time left for a stop. The clock starts at the first call of {@link #left()}. Thread-safe. */
final class StopTime {
    private final Duration limit;
    private final LongSupplier nanos;
    private final AtomicReference<Start> start = new AtomicReference<>(Start.NOT_YET);

    /** When the stop began, on the clock of {@link System#nanoTime()}, where any value is valid. */
    private record Start(long nanos) {
        static final Start NOT_YET = new Start(0);
    }

    StopTime(Duration limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
    }

    /** Time left; zero or more. */
    Duration left() {
        long now = nanos.getAsLong();
        // Compared by identity: a start at 0 ns equals NOT_YET, but is a start.
        Start began = start.updateAndGet(known -> known == Start.NOT_YET ? new Start(now) : known);
        Duration left = limit.minusNanos(now - began.nanos());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
