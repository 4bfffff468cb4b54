package org.primeradiant.logger;

import org.primeradiant.api.LoggedPayload.Kind;

/**
 * A payload that waits to be encoded.
 *
 * @param kind what it is
 * @param component what was called
 * @param requestId the puid of the call
 * @param millis when it was logged, in milliseconds since 1970
 * @param body the message
 */
record Entry(Kind kind, ComponentLog component, String requestId, long millis, Body body) {
    private static final int OWN = 256;

    /** Heap memory that it takes, in bytes. */
    long weight() {
        return OWN + body.weight();
    }
}
