package org.primeradiant.graph;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Builds the graph before the transports open, and closes it after they have closed. */
public class GraphStartup implements ServletContextListener {
    // A provider, because the settings are not available yet when a server creates its listeners.
    @Inject
    Provider<Graphs> graphs;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        graphs.get().open();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        graphs.get().close();
    }
}
