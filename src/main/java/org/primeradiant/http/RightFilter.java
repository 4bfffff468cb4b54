package org.primeradiant.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Credentials;
import org.primeradiant.identity.Identity;
import org.primeradiant.identity.Right;
import org.primeradiant.settings.IdentitySettings.Mechanism;

/**
 * Identifies the caller of a resource method, and checks that it may call it.
 *
 * @param access identifies callers
 * @param server the mechanisms of the server by which callers are known
 * @param right what the caller needs
 */
record RightFilter(Access access, Set<Mechanism> server, Right right) implements ContainerRequestFilter {
    /** The request attribute with the caller's {@link Identity}. */
    static final String CALLER = "org.primeradiant.http.caller";

    /** The request attribute with the name of the caller that {@link ContainerLogin} has told the server. */
    static final String LOGGED_IN = "org.primeradiant.http.login";

    /** @throws org.primeradiant.api.SeldonException as {@link Access#identify} and {@link Access#require} */
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            return; // only JAX-RS itself answers it, with the methods of the path; Jersey comes here with it
        }
        List<String> authorizations = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        Identity caller =
                access.identify(new Credentials(authorizations == null ? List.of() : authorizations, known(request)));
        request.setProperty(CALLER, inContainer(request.getProperty(LOGGED_IN), caller));
        access.require(right, caller);
    }

    /**
     * The caller as the server's enterprise beans see it on the thread of the request.
     *
     * @param loggedIn the value of {@link #LOGGED_IN}; null if there is none
     */
    static Identity inContainer(Object loggedIn, Identity caller) {
        return caller.name().equals(loggedIn) ? caller.inContainer() : caller;
    }

    /** Whom the server knows: by its own means, if they count, else by the client's certificate. */
    private Identity known(ContainerRequestContext request) {
        SecurityContext security = request.getSecurityContext();
        Principal principal =
                server.contains(Mechanism.CONTAINER) && security != null ? security.getUserPrincipal() : null;
        if (principal != null) {
            return new Identity(principal.getName(), security::isUserInRole, Identity.CONTAINER);
        }
        return server.contains(Mechanism.CERTIFICATE)
                ? Identity.ofCertificates(request.getProperty(Identity.CERTIFICATES))
                : Identity.NOBODY;
    }
}
