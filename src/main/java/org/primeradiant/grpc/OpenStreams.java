package org.primeradiant.grpc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servlet's calls that may stay open for as long as their callers like, such as a watch of the health service.
 * Thread-safe.
 */
final class OpenStreams {
    private final Set<ServletCall<?, ?>> open = ConcurrentHashMap.newKeySet();

    /** Knows the call until it ends. */
    void add(ServletCall<?, ?> call) {
        open.add(call);
        call.whenClosed(() -> open.remove(call));
    }

    /** Sends what the server still holds of their messages, though the callers could take it. */
    void flush() {
        open.forEach(ServletCall::flush);
    }
}
