package org.primeradiant.microservice;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;
import java.util.TreeSet;
import org.primeradiant.settings.IdentitySettings;
import org.primeradiant.settings.IdentitySettings.Mechanism;
import org.primeradiant.settings.Settings;

/** Starts the deployment with the application. First listener of the web fragment, so the last one to stop. */
public class Startup implements ServletContextListener {
    @Inject
    ComponentExtension extension;

    // Providers, because a server creates all listeners before it calls the first.
    @Inject
    Provider<Deployment> deployment;

    @Inject
    Provider<Settings> settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        extension.contextParams(event.getServletContext()::getInitParameter);
        declareRoles(event.getServletContext(), settings.get().identity());
        deployment.get().start();
    }

    /** Servers such as Payara tell whether a caller has a role only if the application has declared the role. */
    private void declareRoles(ServletContext context, IdentitySettings identity) {
        if (identity.mechanisms().contains(Mechanism.CONTAINER)) {
            Set<String> roles = new TreeSet<>(identity.rolesWithRights());
            extension
                    .definitions()
                    .forEach(component -> roles.addAll(component.rules().named()));
            context.declareRoles(roles.toArray(String[]::new));
        }
    }
}
