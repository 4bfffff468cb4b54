package org.primeradiant.ops;

/**
 * Stops this deployment gracefully. For the process around the server, which knows when it is told to stop and can
 * close the server's own ports. It uses JMX, because the two share no class. The name is
 * {@code org.primeradiant:type=Lifecycle,context=...}.
 */
public interface LifecycleMXBean {
    /**
     * Turns readiness false, but keeps answering. Returns when no call has arrived for a second, or when half of the
     * time in {@code RADIANT_STOP_SECONDS} is over. The server closes its ports next.
     */
    void drain() throws InterruptedException;

    /** Closes the gRPC port. Returns when no call is running, or when the time is over. The server may stop next. */
    void close() throws InterruptedException;
}
