package org.primeradiant.admission;

/**
 * Hears of the calls of components and graphs, over every transport: a CDI bean that implements this is called. Runs on the
 * threads of the call, so it must be quick and thread-safe. What it throws is logged, and does not reach the caller.
 */
public interface CallObserver {
    /** A call has been admitted and its message read; the component is called next. */
    default void begins(ObservedCall call) {}

    /** The call has been answered, refused by the component, or given up: once for each that began. */
    void ends(ObservedCall call);
}
