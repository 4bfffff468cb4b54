package org.primeradiant.admission;

import java.util.concurrent.atomic.AtomicLong;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.Limits;

/**
 * The part of the heap that requests share while they are read, decoded and answered, over all doors. A quarter of it
 * is kept for small requests, so that large ones do not starve them. Thread-safe: two counters, no queue; what does
 * not fit is refused at once.
 */
public final class RequestMemory {
    private final long most;
    private final long mostOfLarge;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong takenByLarge = new AtomicLong();
    private final Runnable whenRefused;

    /**
     * Of so many bytes.
     *
     * @param whenRefused runs each time that somebody does not get what it needs
     */
    RequestMemory(long bytes, Runnable whenRefused) {
        this.whenRefused = whenRefused;
        this.most = bytes;
        this.mostOfLarge = bytes - bytes / Limits.SMALL_SHARE;
    }

    /** How many bytes are taken now. */
    public long taken() {
        return taken.get();
    }

    /**
     * Gives a request more.
     *
     * @param held what it has already
     * @param bytes what it needs as well
     * @throws SeldonException {@link Reason#TOO_LARGE} if there can never be as much for one request, {@link
     *     Reason#UNAVAILABLE} if there is not now; then nothing was taken
     */
    void take(long held, long bytes) {
        long size = held + bytes;
        if (size > mostOfLarge) {
            whenRefused.run();
            throw new SeldonException(
                    Reason.TOO_LARGE,
                    "the request takes more than the " + mostOfLarge
                            + " bytes of memory that one request may have, which RADIANT_REQUEST_MEMORY sets");
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

    /** Takes back some of what a request holds. */
    void giveBack(long held, long bytes) {
        taken.addAndGet(-bytes);
        takenByLarge.addAndGet(ofLarge(held - bytes) - ofLarge(held));
    }

    private static long ofLarge(long held) {
        return held > Limits.SMALL_REQUEST ? held : 0;
    }

    private SeldonException busy() {
        whenRefused.run();
        return new SeldonException(
                Reason.UNAVAILABLE, "the memory for requests is taken by others; try again in a moment");
    }
}
