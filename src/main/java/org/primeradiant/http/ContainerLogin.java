package org.primeradiant.http;

import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Credentials;
import org.primeradiant.identity.Identity;

/**
 * Tells the server who calls, so that its enterprise beans know callers with a token. The server asks it before the
 * filters run. It refuses nobody: wrong credentials are answered by Radiant, in the protocol of the path. Thread-safe.
 */
class ContainerLogin implements HttpAuthenticationMechanism {
    private static final Logger LOGGER = System.getLogger(ContainerLogin.class.getName());

    private final Instance<Access> access;
    private final Set<String> roles;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Creates the mechanism.
     *
     * @param access who may call, a bean that an extension adds: on Payara no other is found from here; resolved at
     *     the first request, because servers ask for a mechanism earlier
     * @param roles the roles that enterprise beans ask for
     */
    ContainerLogin(Instance<Access> access, Set<String> roles) {
        this.access = access;
        this.roles = Set.copyOf(roles);
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Identity identity = identity(request);
        if (identity.isNobody()) {
            return context.doNothing();
        }
        Set<String> held = roles.stream().filter(identity::hasRole).collect(Collectors.toSet());
        try {
            AuthenticationStatus status = context.notifyContainerAboutLogin(identity.name(), held);
            request.setAttribute(RightFilter.LOGGED_IN, identity.name());
            return status;
        } catch (IllegalStateException e) { // WildFly, unless told otherwise, wants every caller in its own realm
            if (warned.compareAndSet(false, true)) {
                LOGGER.log(
                        Level.WARNING,
                        "The server does not take callers with a token for its own, so its enterprise beans do not know"
                                + " them; the configuration in Radiant''s folder server-config changes that",
                        e);
            }
            return context.doNothing();
        }
    }

    private Identity identity(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty() || !access.isResolvable()) {
            return Identity.NOBODY;
        }
        try {
            return access.get().identify(new Credentials(headers, Identity.NOBODY));
        } catch (SeldonException e) { // the filter finds out the same, and answers
            return Identity.NOBODY;
        }
    }
}
