package org.primeradiant.microservice;

import java.util.List;
import java.util.Optional;

/**
 * A source of components besides the beans of the deployment. Every CDI bean of this type is used, each by one thread
 * at a time.
 */
public interface ComponentSource {
    /** The initial components, loaded before the application becomes ready. */
    List<ComponentDefinition> components();

    /**
     * Loads one of the initial components: puts it, or another of the same name, or removes it. May also leave it as it
     * is, not to be called, and name it as an {@link #obstacle} until it has put or removed it.
     *
     * @param initial as {@link #components} returned it
     * @throws Exception if the component cannot be loaded: the application will not become ready
     */
    default void load(ComponentDefinition initial, ComponentRegistry registry) throws Exception {
        registry.put(initial);
    }

    /**
     * What keeps the application from becoming ready for the first time, for callers and the log; empty if nothing.
     * Asked once all initial components have loaded or failed to, and then in {@link ComponentRegistry#reconsider}.
     */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Called when each initial component has loaded, or its source has given it up for now. From then on the source may
     * add, replace and remove components.
     *
     * @param registry serves the components
     */
    default void loaded(ComponentRegistry registry) {}
}
