package org.primeradiant.logger;

import java.util.concurrent.atomic.AtomicLong;

/** The heap memory that payloads of all sinks take while they wait. Thread-safe. */
final class HeldMemory {
    private final long limit;
    private final AtomicLong held = new AtomicLong();

    /**
     * Creates the memory, which is all free.
     *
     * @param limit the most that may be held, in bytes
     */
    HeldMemory(long limit) {
        this.limit = limit;
    }

    /** Takes memory, unless there is not enough. */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) <= limit) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    /** Whether more than half of it is held. */
    boolean isTight() {
        return held.get() > limit / 2;
    }
}
