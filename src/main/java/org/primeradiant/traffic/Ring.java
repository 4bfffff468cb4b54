package org.primeradiant.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.primeradiant.admission.ObservedCall.Outcome;

/** The last 15 minutes of one component's calls, in slots of 5 seconds. Thread-safe. */
final class Ring {
    static final int SLOT_SECONDS = 5;
    static final int SLOTS = 15 * 60 / SLOT_SECONDS;

    private static final int OUTCOMES = Outcome.values().length;
    private static final double NANOS = 1e9;

    private final AtomicReferenceArray<Counts> slots = new AtomicReferenceArray<>(SLOTS);

    /** The counts of one slot: by outcome, then the sum of durations in nanoseconds, then by bucket of durations. */
    private static final class Counts {
        private final long tick;
        private final AtomicLongArray values = new AtomicLongArray(OUTCOMES + 1 + Latencies.buckets());

        Counts(long tick) {
            this.tick = tick;
        }

        void record(Outcome outcome, long nanos) {
            values.incrementAndGet(outcome.ordinal());
            values.addAndGet(OUTCOMES, nanos);
            values.incrementAndGet(OUTCOMES + 1 + Latencies.bucket(nanos));
        }

        Slot read() {
            long[] buckets = new long[Latencies.buckets()];
            Arrays.setAll(buckets, i -> values.get(OUTCOMES + 1 + i));
            long answered = values.get(Outcome.ANSWERED.ordinal());
            long refused = values.get(Outcome.REFUSED.ordinal());
            long failed = values.get(Outcome.FAILED.ordinal());
            return new Slot(
                    Instant.ofEpochSecond(tick * SLOT_SECONDS),
                    answered,
                    refused,
                    failed,
                    Latency.of(buckets, values.get(OUTCOMES) / NANOS, answered + refused + failed));
        }
    }

    void record(Outcome outcome, long nanos, long epochSecond) {
        slot(epochSecond / SLOT_SECONDS).record(outcome, nanos);
    }

    private Counts slot(long tick) {
        int index = (int) (tick % SLOTS);
        Counts known = slots.get(index);
        // A later slot stays: the clock may have been set back.
        while (known == null || known.tick < tick) {
            slots.compareAndSet(index, known, new Counts(tick));
            known = slots.get(index);
        }
        return known;
    }

    /** The slots that have calls, the oldest first. */
    List<Slot> read(long epochSecond) {
        long now = epochSecond / SLOT_SECONDS;
        List<Slot> read = new ArrayList<>();
        for (long tick = Math.max(0, now - SLOTS + 1); tick <= now; tick++) {
            Counts counts = slots.get((int) (tick % SLOTS));
            if (counts != null && counts.tick == tick) {
                read.add(counts.read());
            }
        }
        return read;
    }
}
