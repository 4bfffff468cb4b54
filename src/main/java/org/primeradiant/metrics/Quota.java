package org.primeradiant.metrics;

import java.util.concurrent.atomic.AtomicInteger;

/** A limited amount, given out in parts; never gives out more than is left. Thread-safe. */
final class Quota {
    private final AtomicInteger left;

    Quota(int whole) {
        this.left = new AtomicInteger(whole);
    }

    /** Takes the amount, or takes nothing and returns false if less is left. */
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
