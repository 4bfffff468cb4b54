package org.primeradiant.siege;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Counts and times the outcomes of well-formed requests. Thread-safe. */
final class Measured {
    private static final int MOST_FAULTS = 5;
    private static final double MOST_REFUSED = 0.02;

    private final String name;
    private final Durations durations = new Durations();
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    Measured(String name) {
        this.name = name;
    }

    /** Counts a correct answer. */
    void answered(long start) {
        durations.since(start);
        answered.increment();
    }

    /** Counts an answer that the server is too busy. */
    void refused(long start) {
        durations.since(start);
        refused.increment();
    }

    /** Counts any other outcome. */
    void failed(long start, String what) {
        durations.since(start);
        failed.increment();
        if (faults.size() < MOST_FAULTS) {
            faults.add(name + ": " + what);
        }
    }

    String name() {
        return name;
    }

    Durations durations() {
        return durations;
    }

    /** Returns the first few failures. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    boolean isSeldomRefused() {
        return refused.sum() < MOST_REFUSED * sent();
    }

    long sent() {
        return answered.sum() + refused.sum() + failed.sum();
    }

    @Override
    public String toString() {
        return "| %-32s | sent %d, ok %d, refused %d, failed %d | %s |"
                .formatted(name, sent(), answered.sum(), refused.sum(), failed.sum(), durations);
    }
}
