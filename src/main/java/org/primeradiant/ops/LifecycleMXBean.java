package org.primeradiant.ops;

/**
 * What stops this deployment gracefully: for the process around the server, which knows when its end has come and can close
 * the server's own ports. By JMX, because the two share no class. Named {@code org.primeradiant:type=Lifecycle,context=...}.
 */
public interface LifecycleMXBean {
    /**
     * Turns readiness false and goes on to answer. Returns when no call has come for a second, or when half of the time
     * that {@code RADIANT_STOP_SECONDS} gives is over. Next the server closes its ports.
     */
    void drain() throws InterruptedException;

    /** Closes the gRPC port, and returns when no call runs any more, or the time is over. Next the server may end. */
    void close() throws InterruptedException;
}
