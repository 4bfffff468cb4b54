package org.primeradiant.container;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/** What became of the requests of some clients. Thread-safe. */
final class Outcomes {
    private final LongSupplier numbers;
    private final Set<Long> sent = ConcurrentHashMap.newKeySet();
    private final Set<Long> answered = ConcurrentHashMap.newKeySet();
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    Outcomes(LongSupplier numbers) {
        this.numbers = numbers;
    }

    /** A number for the next request. */
    long next() {
        long number = numbers.getAsLong();
        sent.add(number);
        return number;
    }

    /** The right answer came. */
    void answered(long number) {
        answered.add(number);
    }

    /** The server took no connection for it, and so never accepted it; the component must not have seen it. */
    void refused(long number) {
        refused.add(number);
    }

    /** Anything else. */
    void fault(String what) {
        faults.add(what);
    }

    Set<Long> sent() {
        return Set.copyOf(sent);
    }

    Set<Long> answered() {
        return Set.copyOf(answered);
    }

    Set<Long> refused() {
        return Set.copyOf(refused);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
