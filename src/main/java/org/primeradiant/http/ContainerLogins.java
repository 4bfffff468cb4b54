package org.primeradiant.http;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ClientAuthConfig;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import org.primeradiant.identity.Access;

/**
 * Makes a {@link ContainerLogin} for each handler of the server. Registered with the server as the mechanism of one
 * application by Jakarta Authentication, and not as a bean, because beans are chosen before the settings of the WAR are
 * known. A single module that is told a new handler for each request, as Jakarta Authentication makes it, would mix up
 * the callers of concurrent requests on WildFly. Thread-safe.
 */
final class ContainerLogins implements AuthConfigProvider {
    private final Access access;
    private final Set<String> roles;
    private final AtomicBoolean warned = new AtomicBoolean();

    private ContainerLogins(Access access, Set<String> roles) {
        this.access = access;
        this.roles = Set.copyOf(roles);
    }

    /**
     * Registers them as the mechanism of an application.
     *
     * @param roles the roles that enterprise beans ask for
     * @return undoes the registration
     */
    static Runnable register(ServletContext context, Access access, Set<String> roles) {
        AuthConfigFactory factory = AuthConfigFactory.getFactory();
        String id = factory.registerConfigProvider(
                new ContainerLogins(access, roles),
                "HttpServlet",
                context.getVirtualServerName() + " " + context.getContextPath(), // as Jakarta Authentication says
                "Radiant's tokens");
        return () -> factory.removeRegistration(id);
    }

    @Override
    public ServerAuthConfig getServerAuthConfig(String layer, String application, CallbackHandler handler) {
        return new Config(layer, application, new ContainerLogin(handler, access, roles, warned));
    }

    @Override
    public ClientAuthConfig getClientAuthConfig(String layer, String application, CallbackHandler handler)
            throws AuthException {
        throw new AuthException("not for clients");
    }

    @Override
    public void refresh() {
        // Settings do not change.
    }

    private record Config(String layer, String application, ContainerLogin login) implements ServerAuthConfig {
        @Override
        public ServerAuthContext getAuthContext(String id, Subject service, Map<String, Object> properties) {
            return login;
        }

        @Override
        public String getMessageLayer() {
            return layer;
        }

        @Override
        public String getAppContext() {
            return application;
        }

        @Override
        public String getAuthContextID(MessageInfo message) {
            return application;
        }

        @Override
        public void refresh() {
            // Settings do not change.
        }

        @Override
        public boolean isProtected() {
            return false;
        }
    }
}
