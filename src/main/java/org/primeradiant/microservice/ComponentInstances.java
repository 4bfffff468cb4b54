package org.primeradiant.microservice;

import java.util.concurrent.Callable;
import org.primeradiant.api.Component;

/** Creates the instance through which a component is called. Thread-safe. */
interface ComponentInstances {
    /**
     * Creates the instance.
     *
     * @throws Exception if that fails
     */
    Made<Component> make() throws Exception;

    /** Whether calls have to go through {@link #call}. */
    default boolean needsContext() {
        return false;
    }

    /** Runs a call in the CDI context that the instance needs. */
    default <T> T call(Callable<T> call) throws Exception {
        return call.call();
    }
}
