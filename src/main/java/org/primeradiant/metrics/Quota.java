package org.primeradiant.metrics;

import java.util.concurrent.atomic.AtomicInteger;

/** Something of which there is only so much. Never gives out more than there is. Thread-safe. */
final class Quota {
    private final AtomicInteger left;

    Quota(int whole) {
        this.left = new AtomicInteger(whole);
    }

    /** Takes that much, or nothing and answers false if there is less. */
    boolean take(int amount) {
        return left.getAndUpdate(now -> now < amount ? now : now - amount) >= amount;
    }

    void giveBack(int amount) {
        left.addAndGet(amount);
    }

    boolean has(int amount) {
        return left.get() >= amount;
    }
}
