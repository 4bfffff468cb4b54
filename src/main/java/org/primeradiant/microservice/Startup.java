package org.primeradiant.microservice;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Starts the deployment with the application. First listener of the web fragment, so the last one to stop. */
public class Startup implements ServletContextListener {
    @Inject
    ComponentExtension extension;

    // A provider, because a server creates all listeners before it calls the first.
    @Inject
    Provider<Deployment> deployment;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        extension.contextParams(event.getServletContext()::getInitParameter);
        deployment.get().start();
    }
}
