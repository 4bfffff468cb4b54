package org.primeradiant.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Credentials;
import org.primeradiant.identity.Identity;
import org.primeradiant.identity.Right;
import org.primeradiant.settings.IdentitySettings;

/**
 * Identifies the caller of a resource method, and checks that it may call it.
 *
 * @param access identifies callers
 * @param origins the origins whose pages may call
 * @param trustsServer whether callers whom the server has identified by its own means are known
 * @param right what the caller needs
 */
record RightFilter(Access access, Origins origins, boolean trustsServer, Right right)
        implements ContainerRequestFilter {
    /** The request attribute with the caller's {@link Identity}. */
    static final String CALLER = "org.primeradiant.http.caller";

    /** The request attribute with the name of the caller that {@link ContainerLogin} has told the server. */
    static final String LOGGED_IN = "org.primeradiant.http.login";

    /** @throws SeldonException as {@link Access#identify} and {@link Access#require} */
    @Override
    public void filter(ContainerRequestContext request) {
        List<String> authorizations = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        Identity caller =
                access.identify(new Credentials(authorizations == null ? List.of() : authorizations, known(request)));
        request.setProperty(CALLER, inContainer(request.getProperty(LOGGED_IN), caller));
        access.require(right, caller);
        if (origins.isForeign(request.getHeaderString(Origins.HEADER), request.getHeaderString(HttpHeaders.HOST))) {
            throw new SeldonException(
                    Reason.FORBIDDEN,
                    "pages of this origin may not call; " + IdentitySettings.CORS_ORIGINS + " lists those that may");
        }
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
        Principal principal = trustsServer && security != null ? security.getUserPrincipal() : null;
        return principal == null
                ? Identity.ofCertificates(request.getProperty(Identity.CERTIFICATES))
                : new Identity(principal.getName(), security::isUserInRole, Identity.CONTAINER);
    }
}
