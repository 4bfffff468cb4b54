package org.primeradiant.logger;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Opens the payload log before the graph and the transports, and closes it after they have closed. */
public class LoggerStartup implements ServletContextListener {
    // A provider, because the settings are not available yet when a server creates its listeners.
    @Inject
    Provider<PayloadLog> log;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        log.get().open();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        log.get().close();
    }
}
