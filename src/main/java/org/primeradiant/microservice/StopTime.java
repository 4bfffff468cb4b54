package org.primeradiant.microservice;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** How long a stop may still take. The time runs from the first time that it is asked. Thread-safe. */
final class StopTime {
    private final Duration limit;
    private final LongSupplier nanos;
    private final AtomicReference<Start> start = new AtomicReference<>(Start.NOT_YET);

    /** When the stop began, on the clock of {@link System#nanoTime()}, any value of which is valid. */
    private record Start(long nanos) {
        static final Start NOT_YET = new Start(0);
    }

    StopTime(Duration limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
    }

    /** What is left, at least zero. */
    Duration left() {
        long now = nanos.getAsLong();
        // Compared by identity: a record that is equal to NOT_YET is a start too.
        Start began = start.updateAndGet(known -> known == Start.NOT_YET ? new Start(now) : known);
        Duration left = limit.minusNanos(now - began.nanos());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
