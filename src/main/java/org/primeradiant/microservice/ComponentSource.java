package org.primeradiant.microservice;

import java.util.List;

/**
 * Where components come from besides the beans of the deployment: a CDI bean that implements this. Called on one thread at
 * a time.
 */
public interface ComponentSource {
    /** The components to begin with, which are loaded before the application is ready. */
    List<ComponentDefinition> components();

    /**
     * Called when they have all loaded. From then on the source may replace, add and remove components.
     *
     * @param registry serves them
     */
    default void loaded(ComponentRegistry registry) {}
}
