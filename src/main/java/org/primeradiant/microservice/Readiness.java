package org.primeradiant.microservice;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Whether the deployment can be called.
 *
 * @param state its state
 * @param text message for callers
 */
record Readiness(State state, String text) {
    static final Readiness LOADING = new Readiness(State.LOADING, "the components are still loading; try again soon");
    static final Readiness READY = new Readiness(State.READY, "ready");
    static final Readiness STOPPING = new Readiness(State.STOPPING, "the application is stopping");

    private static final Readiness STOPPED_EARLY = new Readiness(State.FAILED, "the application is stopping");

    /** From LOADING to FAILED, which is final, or to READY; between READY and HINDERED; from both to STOPPING. */
    enum State {
        LOADING,
        READY,
        HINDERED,
        FAILED,
        STOPPING
    }

    /** Not ready for the first time: a source misses a component, but may still load it. */
    Readiness waitingFor(String obstacle) {
        return state == State.LOADING ? new Readiness(State.LOADING, obstacle) : this;
    }

    /** The components have loaded. */
    Readiness loaded() {
        return state == State.LOADING ? READY : this;
    }

    static Readiness failed(String component) {
        return new Readiness(State.FAILED, component + " failed to load; the server's log has the cause");
    }

    /** The components have loaded, but few threads are left to call them. */
    static Readiness hindered(String text) {
        return new Readiness(State.HINDERED, text);
    }

    /**
     * Sets the obstacle that keeps components from being called, or removes it if empty. Has no effect while the
     * components load, after a failed load, or while the application stops.
     */
    Readiness hinderedBy(String obstacle) {
        if (state != State.READY && state != State.HINDERED) {
            return this;
        }
        return obstacle.isEmpty() ? READY : hindered(obstacle);
    }

    /** A deployment that was ready keeps answering while it stops; any other never will. */
    Readiness stopping() {
        return switch (state) {
            case READY, HINDERED -> STOPPING;
            case LOADING -> STOPPED_EARLY;
            case FAILED, STOPPING -> this;
        };
    }

    /** Whether a deployment that was ready is stopping. */
    boolean isStopping() {
        return state == State.STOPPING;
    }

    /**
     * For a client that is about to send calls, which it must not do while the application stops.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE} unless the deployment is ready
     */
    void requireReady() {
        if (state != State.READY) {
            throw new SeldonException(Reason.UNAVAILABLE, text);
        }
    }

    /** Whether calls that arrive are answered, which they are while the application stops. */
    boolean isCallable() {
        return state != State.LOADING && state != State.FAILED;
    }

    /**
     * For a call that has arrived: it is still answered while the application stops.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE} if the components are still loading or one failed to load
     */
    void require() {
        if (!isCallable()) {
            throw new SeldonException(Reason.UNAVAILABLE, text);
        }
    }
}
