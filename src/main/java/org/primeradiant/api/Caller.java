package org.primeradiant.api;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;

/** The sender of a request: what the transport knows beyond the message. */
public interface Caller {
    /** A caller without headers and without a deadline. */
    Caller NONE = name -> Optional.empty();

    /** The value of a request header, or of an ASCII metadata key over gRPC. The name is case-insensitive. */
    Optional<String> header(String name);

    /** When the caller stops waiting; empty if there is no deadline. */
    default Optional<Instant> deadline() {
        return Optional.empty();
    }

    /**
     * Charges memory to the call until it ends.
     *
     * @param bytes 0 or more
     * @throws SeldonException {@link Reason#TOO_LARGE} or {@link Reason#UNAVAILABLE} if there is not enough
     */
    default void reserve(long bytes) {}

    /** Who calls; empty if the caller has not proved who it is. */
    default Optional<Principal> principal() {
        return Optional.empty();
    }

    /** Whether the caller has a role. */
    default boolean hasRole(String role) {
        return false;
    }

    /** Whether the caller has stopped waiting, so further work is useless. */
    default boolean isGone() {
        return false;
    }
}
