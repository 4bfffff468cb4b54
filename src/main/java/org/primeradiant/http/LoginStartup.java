package org.primeradiant.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.identity.Access;
import org.primeradiant.settings.IdentitySettings.Mechanism;
import org.primeradiant.settings.Settings;

/**
 * Registers the {@link ContainerLogins} of an application with enterprise beans that ask for roles, if the settings
 * name {@code token} or {@code jwt}, and neither they nor the application names a mechanism of the server.
 */
public class LoginStartup implements ServletContextListener {
    private static final String AUTHENTICATION = "jakarta.security.auth.message.config.AuthConfigFactory";

    // Providers, because a server may create listeners before the deployment exists.
    @Inject
    Provider<Settings> settings;

    @Inject
    Provider<Access> access;

    @Inject
    LoginExtension found;

    private final AtomicReference<Runnable> registration = new AtomicReference<>(() -> {});

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Set<Mechanism> mechanisms = settings.get().identity().mechanisms();
        if (isNeeded(mechanisms, found) && !hasLoginConfig(context) && isAvailable()) {
            registration.set(ContainerLogins.register(context, access.get(), found.roles()));
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        registration.get().run();
    }

    static boolean isNeeded(Set<Mechanism> mechanisms, LoginExtension found) {
        return !mechanisms.isEmpty()
                && !mechanisms.contains(Mechanism.CONTAINER)
                && !found.hasMechanism()
                && !found.roles().isEmpty();
    }

    /** Whether the {@code web.xml} chooses a mechanism. */
    private static boolean hasLoginConfig(ServletContext context) {
        try (InputStream xml = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return xml != null && new String(xml.readAllBytes(), UTF_8).contains("login-config>");
        } catch (IOException e) {
            throw new UncheckedIOException("web.xml cannot be read", e);
        }
    }

    /** Whether the server has Jakarta Authentication. */
    private static boolean isAvailable() {
        try {
            Class.forName(AUTHENTICATION, false, LoginStartup.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
