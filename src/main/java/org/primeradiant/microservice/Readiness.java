package org.primeradiant.microservice;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Whether the deployment can be called.
 *
 * @param state where it stands
 * @param text what a caller is told
 */
record Readiness(State state, String text) {
    static final Readiness LOADING = new Readiness(State.LOADING, "the components are still loading; try again soon");
    static final Readiness READY = new Readiness(State.READY, "ready");
    static final Readiness STOPPING = new Readiness(State.STOPPING, "the application is stopping");

    /** The states in the order in which a deployment goes through them. */
    enum State {
        LOADING,
        READY,
        HINDERED,
        FAILED,
        STOPPING
    }

    static Readiness failed(String component) {
        return new Readiness(State.FAILED, component + " failed to load; the server's log has the cause");
    }

    /** It has loaded, but few threads are left to call it. */
    static Readiness hindered(String text) {
        return new Readiness(State.HINDERED, text);
    }

    /** The same with, or without, something that keeps components from being called. */
    Readiness hinderedBy(String obstacle) {
        if (state != State.READY && state != State.HINDERED) {
            return this;
        }
        return obstacle.isEmpty() ? READY : hindered(obstacle);
    }

    /** What was ready still answers while it stops; what was not never will. */
    Readiness stopping() {
        return state == State.READY || state == State.HINDERED ? STOPPING : this;
    }

    /** Whether the components are still being loaded. */
    boolean isLoading() {
        return state == State.LOADING;
    }

    /** Whether what was ready has begun to stop. */
    boolean isStopping() {
        return state == State.STOPPING;
    }

    /** For who wants to send calls here: not when it is about to end. */
    void requireReady() {
        if (state != State.READY) {
            throw new SeldonException(Reason.UNAVAILABLE, text);
        }
    }

    /** For a call that has come: while the application stops it is still answered. */
    void require() {
        if (state == State.LOADING || state == State.FAILED) {
            throw new SeldonException(Reason.UNAVAILABLE, text);
        }
    }
}
