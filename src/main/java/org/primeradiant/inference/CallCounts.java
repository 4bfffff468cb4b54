package org.primeradiant.inference;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.primeradiant.inference.ServedModel.Statistics;
import org.primeradiant.oip.NamedTensor;

/** Counts the calls of one model. Thread-safe. */
final class CallCounts {
    private final Clock clock;
    private final LongAdder rows = new LongAdder();
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder succeededNanos = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder failedNanos = new LongAdder();
    private final AtomicLong last = new AtomicLong();

    CallCounts(Clock clock) {
        this.clock = clock;
    }

    void succeeded(Iterable<NamedTensor> inputs, long nanos) {
        rows.add(rows(inputs));
        succeeded.increment();
        succeededNanos.add(nanos);
        last.set(clock.millis());
    }

    void failed(long nanos) {
        failed.increment();
        failedNanos.add(nanos);
        last.set(clock.millis());
    }

    /** The first dimension of the first input; 1 if it has none. */
    private static long rows(Iterable<NamedTensor> inputs) {
        for (NamedTensor input : inputs) {
            return input.shape().length == 0 ? 1 : input.shape()[0];
        }
        return 1;
    }

    Statistics read() {
        return new Statistics(
                rows.sum(), succeeded.sum(), succeededNanos.sum(), failed.sum(), failedNanos.sum(), last.get());
    }
}
