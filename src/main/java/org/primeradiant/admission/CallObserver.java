package org.primeradiant.admission;

/**
 * Listener for calls to components and graphs, over every transport. Every CDI bean of this type is registered. Its
 * methods run on the threads of the call, so they must be fast and thread-safe; exceptions are logged and never reach
 * the caller.
 */
public interface CallObserver {
    /** Called when a call has been admitted and its message read, before the component runs. */
    default void begins(ObservedCall call) {}

    /** Called once for each call that began, when it has been answered, refused or abandoned. */
    void ends(ObservedCall call);
}
