package org.primeradiant.logger;

import java.util.Optional;

/** An event on its way to the sink. Used by the sink's thread. */
final class Delivery {
    private final Event event;
    private final long weight;
    private final Segment segment;
    private int refusals;
    private long takenBefore;

    private Delivery(Event event, long weight, Segment segment) {
        this.event = event;
        this.weight = weight;
        this.segment = segment;
    }

    /**
     * An event that is in memory only.
     *
     * @param weight the memory that it holds
     */
    static Delivery fresh(Event event, long weight) {
        return new Delivery(event, weight, null);
    }

    /** An event that is on disk too. */
    static Delivery of(Event event, Segment segment) {
        return new Delivery(event, 0, segment);
    }

    Event event() {
        return event;
    }

    /** The memory of the queue that it holds, in bytes. */
    long weight() {
        return weight;
    }

    /** Where it is on disk; empty if it is in memory only. */
    Optional<Segment> segment() {
        return Optional.ofNullable(segment);
    }

    /**
     * Counts a failed attempt if the sink has taken others since the last one, so that the failure is likely its own.
     *
     * @param taken the number of events that the sink has taken so far
     * @return how many such attempts there were
     */
    int failed(long taken) {
        if (taken > takenBefore) {
            takenBefore = taken;
            refusals++;
        }
        return refusals;
    }
}
