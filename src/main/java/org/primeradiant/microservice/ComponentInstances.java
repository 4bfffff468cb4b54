package org.primeradiant.microservice;

import java.util.concurrent.Callable;
import org.primeradiant.api.Component;

/** Makes the instance through which a component is called. Thread-safe. */
interface ComponentInstances {
    /**
     * Makes it.
     *
     * @throws Exception if it cannot be made
     */
    Made make() throws Exception;

    /** Runs a call in the context that the instance needs. */
    default <T> T call(Callable<T> call) throws Exception {
        return call.call();
    }

    /**
     * An instance.
     *
     * @param component the instance, or the container's proxy
     * @param release gives it back
     */
    record Made(Component component, Runnable release) {}
}
