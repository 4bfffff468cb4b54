package org.primeradiant.json;

/**
 * Grants heap memory for decoding a message. Decoders ask before they allocate, so that a message that claims a large
 * size, or expands from few bytes, is refused in time. Thread-safe.
 */
public interface Allowance {
    /** For input that is known to be small, or that the host wrote itself. */
    Allowance UNLIMITED = bytes -> {};

    /**
     * Takes the given number of bytes until the call ends.
     *
     * @throws org.primeradiant.api.SeldonException {@link org.primeradiant.api.Reason#TOO_LARGE} if that much can
     *     never be available, {@link org.primeradiant.api.Reason#UNAVAILABLE} if it is not available now
     */
    void take(long bytes);
}
