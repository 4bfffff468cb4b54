package org.primeradiant.microservice;

import java.util.List;

/**
 * A source of components besides the beans of the deployment. Every CDI bean of this type is used, each by one thread
 * at a time.
 */
public interface ComponentSource {
    /** The initial components, loaded before the application becomes ready. */
    List<ComponentDefinition> components();

    /**
     * Called when all initial components have loaded. From then on the source may add, replace and remove components.
     *
     * @param registry serves the components
     */
    default void loaded(ComponentRegistry registry) {}
}
