package org.primeradiant.container;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/** Collects the outcomes of the clients' requests. Thread-safe. */
final class Outcomes {
    private final LongSupplier numbers;
    private final Set<Long> sent = ConcurrentHashMap.newKeySet();
    private final Set<Long> answered = ConcurrentHashMap.newKeySet();
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    Outcomes(LongSupplier numbers) {
        this.numbers = numbers;
    }

    /** Returns the number of the next request and records it as sent. */
    long next() {
        long number = numbers.getAsLong();
        sent.add(number);
        return number;
    }

    /** Records that the correct answer was received. */
    void answered(long number) {
        answered.add(number);
    }

    /** Records that the server never accepted the request's connection, so that the component must not have seen it. */
    void refused(long number) {
        refused.add(number);
    }

    /** Records any other outcome. */
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
