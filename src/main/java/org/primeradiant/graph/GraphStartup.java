package org.primeradiant.graph;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Makes the graph before the doors open, and closes it after them. */
public class GraphStartup implements ServletContextListener {
    // A provider: the settings are not there yet when a server makes its listeners.
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
