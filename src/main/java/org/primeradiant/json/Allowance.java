package org.primeradiant.json;

/**
 * What decoding a message may take of the heap. Asked before the memory is taken, so that what a message claims, or
 * holds in few bytes, is refused first. Thread-safe.
 */
public interface Allowance {
    /** For what is known to be small, or ours. */
    Allowance UNLIMITED = bytes -> {};

    /**
     * Takes so many bytes, until the call ends.
     *
     * @throws org.primeradiant.api.SeldonException {@link org.primeradiant.api.Reason#TOO_LARGE} if there can never be
     *     as much, {@link org.primeradiant.api.Reason#UNAVAILABLE} if there is not now
     */
    void take(long bytes);
}
