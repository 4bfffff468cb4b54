package org.primeradiant.grpc;

import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servlet's calls that callers may keep open for as long as they like, such as health watches. They end with the
 * application. Thread-safe.
 */
final class OpenStreams {
    private static final Status STOPPING = Status.UNAVAILABLE.withDescription("the application is stopping");

    private final Set<ServletCall<?, ?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Adds a call, to end it with the application unless it ends before. */
    void add(ServletCall<?, ?> call) {
        open.add(call);
        call.whenClosed(() -> open.remove(call));
        if (closed) {
            call.refuse(STOPPING);
        }
    }

    /** Sends written messages that the server holds back, though the callers have room for them. */
    void flush() {
        open.forEach(ServletCall::flush);
    }

    /** Ends the open calls, and every call that is added later. */
    void close() {
        closed = true;
        open.forEach(call -> call.refuse(STOPPING));
    }
}
