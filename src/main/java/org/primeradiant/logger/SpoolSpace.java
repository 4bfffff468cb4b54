package org.primeradiant.logger;

import java.util.concurrent.atomic.AtomicLong;

/** The disk space that all spools of a deployment share. Thread-safe. */
final class SpoolSpace {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /**
     * Creates the space, which is all free.
     *
     * @param limit the most that may be used, in bytes
     */
    SpoolSpace(long limit) {
        this.limit = limit;
    }

    /** Takes space, unless there is not enough. */
    boolean take(long bytes) {
        long before = used.get();
        while (before + bytes <= limit) {
            if (used.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = used.get();
        }
        return false;
    }

    /** Counts what was on disk before, even beyond the limit. */
    void found(long bytes) {
        used.addAndGet(bytes);
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    /** The limit, in bytes. */
    long limit() {
        return limit;
    }

    /** What is used, in bytes. */
    long used() {
        return used.get();
    }
}
