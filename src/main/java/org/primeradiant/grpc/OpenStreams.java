package org.primeradiant.grpc;

import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servlet's calls that may stay open for as long as their callers like, such as a watch of the health service. They
 * end with the application. Thread-safe.
 */
final class OpenStreams {
    private static final Status STOPPING = Status.UNAVAILABLE.withDescription("the application is stopping");

    private final Set<ServletCall<?, ?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Has the call end with the application, unless it ends before. */
    void add(ServletCall<?, ?> call) {
        open.add(call);
        call.whenClosed(() -> open.remove(call));
        if (closed) {
            call.refuse(STOPPING);
        }
    }

    /** Sends what the server still holds of their messages, though the callers could take it. */
    void flush() {
        open.forEach(ServletCall::flush);
    }

    /** Ends those that are open, and those that are added from now on. */
    void close() {
        closed = true;
        open.forEach(call -> call.refuse(STOPPING));
    }
}
