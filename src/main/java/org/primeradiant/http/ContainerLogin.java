package org.primeradiant.http;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Credentials;
import org.primeradiant.identity.Identity;

/**
 * Tells the server who calls, so that its enterprise beans know callers with a token. The server asks it before the
 * filters run. It refuses nobody at Radiant's paths: wrong credentials are answered by Radiant, in the protocol of the
 * path. As thread-safe as the handler.
 *
 * @param container takes callers; some servers have one for each request
 * @param access who may call
 * @param roles the roles that enterprise beans ask for
 * @param warned whether it has been logged that the server does not take callers
 */
record ContainerLogin(CallbackHandler container, Access access, Set<String> roles, AtomicBoolean warned)
        implements ServerAuthContext {
    private static final Logger LOGGER = System.getLogger(ContainerLogin.class.getName());

    /** Whether a {@code security-constraint} asks for a caller; named by Jakarta Authentication. */
    private static final String IS_MANDATORY = "jakarta.security.auth.message.MessagePolicy.isMandatory";

    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service) throws AuthException {
        HttpServletRequest request = (HttpServletRequest) message.getRequestMessage();
        Identity caller = identity(request);
        if (!caller.isNobody() && isTaken(caller, client)) {
            request.setAttribute(RightFilter.LOGGED_IN, caller.name());
            return AuthStatus.SUCCESS;
        }
        if (Boolean.parseBoolean(String.valueOf(message.getMap().get(IS_MANDATORY)))) {
            return refused((HttpServletResponse) message.getResponseMessage());
        }
        goOnAsNobody(client);
        return AuthStatus.SUCCESS;
    }

    private boolean isTaken(Identity caller, Subject client) {
        String[] held = roles.stream().filter(caller::hasRole).toArray(String[]::new);
        try {
            container.handle(new Callback[] {
                new CallerPrincipalCallback(client, caller.name()), new GroupPrincipalCallback(client, held)
            });
            return true;
        } catch (IOException | UnsupportedCallbackException | IllegalStateException e) {
            // WildFly, unless told otherwise, wants every caller in its own realm.
            if (warned.compareAndSet(false, true)) {
                LOGGER.log(
                        Level.WARNING,
                        "The server does not take callers with a token for its own, so its enterprise beans do not know"
                                + " them; the configuration in Radiant''s folder server-config changes that",
                        e);
            }
            return false;
        }
    }

    private void goOnAsNobody(Subject client) throws AuthException {
        try {
            container.handle(new Callback[] {new CallerPrincipalCallback(client, (Principal) null)});
        } catch (IOException | UnsupportedCallbackException e) {
            throw failure("the server does not take requests without a caller", e);
        }
    }

    private static AuthStatus refused(HttpServletResponse response) throws AuthException {
        try {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"radiant\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return AuthStatus.SEND_FAILURE;
        } catch (IOException e) {
            throw failure("the caller is gone", e);
        }
    }

    private static AuthException failure(String message, Exception cause) {
        AuthException failure = new AuthException(message);
        failure.initCause(cause);
        return failure;
    }

    private Identity identity(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        try {
            return headers.isEmpty() ? Identity.NOBODY : access.identify(new Credentials(headers, Identity.NOBODY));
        } catch (SeldonException e) { // the filter finds out the same, and answers
            return Identity.NOBODY;
        }
    }

    @Override
    public AuthStatus secureResponse(MessageInfo message, Subject service) {
        return AuthStatus.SEND_SUCCESS;
    }

    @Override
    public void cleanSubject(MessageInfo message, Subject client) {
        client.getPrincipals().clear();
    }
}
