package org.primeradiant.ops;

/**
 * Stops this deployment gracefully. Called by the process that runs the server, because that process is told to stop
 * and can close the server's own ports. Called over JMX, because the two share no class. The name is
 * {@code org.primeradiant:type=Lifecycle,context=...}.
 */
public interface LifecycleMXBean {
    /**
     * Turns readiness false, but keeps answering. Returns when no call is in flight and none has arrived for a second,
     * or when half of the time in {@code RADIANT_STOP_SECONDS} is over. The server closes its ports next.
     */
    void drain() throws InterruptedException;

    /** Closes the gRPC port. Returns when no call is running, or when the time is over. The server may stop next. */
    void close() throws InterruptedException;
}
