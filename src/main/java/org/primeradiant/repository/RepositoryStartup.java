package org.primeradiant.repository;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Announces the repository with the application, and ends its watch before the components go. */
public class RepositoryStartup implements ServletContextListener {
    // A provider, because the settings are not available yet when a server creates its listeners.
    @Inject
    Provider<ModelRepository> repository;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        repository.get().start();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        repository.get().stop();
    }
}
