package org.primeradiant.api;

import java.time.Instant;
import java.util.Optional;

/** Who asks: what the transport knows about a request beyond its message. */
public interface Caller {
    /** Nobody in particular: no headers, no deadline. */
    Caller NONE = name -> Optional.empty();

    /** The value of a request header (gRPC: of an ASCII metadata key), whatever the case of its name. */
    Optional<String> header(String name);

    /** When the caller stops waiting. */
    default Optional<Instant> deadline() {
        return Optional.empty();
    }

    /** Whether the caller has stopped waiting, so that going on is of no use. */
    default boolean isGone() {
        return false;
    }
}
