package org.primeradiant.admission;

import java.util.concurrent.atomic.AtomicLong;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.Limits;

/**
 * The part of the heap that requests of all transports share while they are read, decoded and answered. A quarter of it
 * is reserved for small requests, so that large ones do not starve them. Thread-safe: two counters, no queue; what does
 * not fit is refused at once.
 */
public final class RequestMemory {
    private final long most;
    private final long mostOfLarge;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong takenByLarge = new AtomicLong();
    private final Runnable whenRefused;

    /**
     * Creates the memory; none of it is in use yet.
     *
     * @param bytes its size in bytes
     * @param whenRefused runs each time that a request is refused memory
     */
    RequestMemory(long bytes, Runnable whenRefused) {
        this.whenRefused = whenRefused;
        this.most = bytes;
        this.mostOfLarge = bytes - bytes / Limits.SMALL_SHARE;
    }

    /** Number of bytes in use. */
    public long taken() {
        return taken.get();
    }

    /**
     * Takes more memory for a request.
     *
     * @param held the bytes that the request already holds
     * @param bytes the bytes that it needs in addition
     * @throws SeldonException {@link Reason#TOO_LARGE} if one request can never have that much,
     *     {@link Reason#UNAVAILABLE} if it is not available now; nothing is taken then
     */
    void take(long held, long bytes) {
        long size = held + bytes;
        if (size > mostOfLarge) {
            whenRefused.run();
            throw new SeldonException(
                    Reason.TOO_LARGE,
                    "the request needs more than the " + mostOfLarge
                            + " bytes of memory that RADIANT_REQUEST_MEMORY allows for one request");
        }
        long large = ofLarge(size) - ofLarge(held);
        if (large > 0 && takenByLarge.addAndGet(large) > mostOfLarge) {
            takenByLarge.addAndGet(-large);
            throw busy();
        }
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            takenByLarge.addAndGet(-large);
            throw busy();
        }
    }

    /** Gives back some of the memory that a request holds. */
    void giveBack(long held, long bytes) {
        taken.addAndGet(-bytes);
        takenByLarge.addAndGet(ofLarge(held - bytes) - ofLarge(held));
    }

    private static long ofLarge(long held) {
        return held > Limits.SMALL_REQUEST ? held : 0;
    }

    private SeldonException busy() {
        whenRefused.run();
        return new SeldonException(Reason.UNAVAILABLE, "the memory for requests is in use; try again in a moment");
    }
}
