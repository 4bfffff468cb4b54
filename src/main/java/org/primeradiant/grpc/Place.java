package org.primeradiant.grpc;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** The place that a call holds among those of its kind until it ends. Thread-safe. */
final class Place {
    /** Marks a place that was given back; its permits mean nothing. */
    private static final Semaphore NOWHERE = new Semaphore(0);

    private final AtomicReference<Semaphore> held;

    /** Creates the place of a call that has just acquired a permit. */
    Place(Semaphore places) {
        this.held = new AtomicReference<>(places);
    }

    /** Exchanges the place for one of another kind; false, and keeps it, if all of those are taken. */
    boolean moveTo(Semaphore others) {
        if (!others.tryAcquire()) {
            return false;
        }
        Semaphore before = held.getAndUpdate(now -> now == NOWHERE ? NOWHERE : others);
        (before == NOWHERE ? others : before).release();
        return true;
    }

    /** Gives the place back; further calls have no effect. */
    void release() {
        held.getAndSet(NOWHERE).release();
    }
}
