package org.primeradiant.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Identity;
import org.primeradiant.settings.IdentitySettings.Mechanism;

class ContainerLoginTest {
    private static final Identity ANN = new Identity("ann", Set.of("cashier", "guest")::contains, "token");

    private final Map<String, Object> attributes = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ContainerLoginTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private HttpServletRequest request(String... authorizations) {
        return proxy(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getHeaders" -> Collections.enumeration(List.of(authorizations));
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private MessageInfo message(HttpServletRequest request, boolean isMandatory) {
        HttpServletResponse response = proxy(HttpServletResponse.class, (proxy, method, arguments) -> {
            sent.add(method.getName() + " " + arguments[0]);
            return null;
        });
        return proxy(MessageInfo.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getRequestMessage" -> request;
            case "getResponseMessage" -> response;
            case "getMap" ->
                isMandatory ? Map.of("jakarta.security.auth.message.MessagePolicy.isMandatory", "true") : Map.of();
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private CallbackHandler container(boolean takesCallers) {
        return callbacks -> {
            CallerPrincipalCallback caller = (CallerPrincipalCallback) callbacks[0];
            if (caller.getName() == null) {
                told.add("nobody");
            } else if (takesCallers) {
                told.add(caller.getName() + " " + List.of(((GroupPrincipalCallback) callbacks[1]).getGroups()));
            } else {
                throw new IOException("ELY01177: Authorization failed.");
            }
        };
    }

    private ContainerLogin login(boolean takesCallers) {
        Access access = new Access(
                true,
                List.of((scheme, value) -> {
                    if (!value.equals("good")) {
                        throw new SeldonException(Reason.UNAUTHENTICATED, "the token is not valid");
                    }
                    return Optional.of(ANN);
                }),
                Map.of());
        return new ContainerLogin(container(takesCallers), access, Set.of("cashier", "auditor"), new AtomicBoolean());
    }

    private AuthStatus validated(HttpServletRequest request, boolean takesCallers) throws AuthException {
        return login(takesCallers).validateRequest(message(request, false), new Subject(), null);
    }

    private static boolean isKnown(HttpServletRequest request, Identity caller) {
        return RightFilter.inContainer(request.getAttribute(RightFilter.LOGGED_IN), caller)
                .isKnownToContainer();
    }

    @Test
    void tellsTheContainerWhoCallsAndWhichOfTheRolesItAsksForTheCallerHas() throws AuthException {
        HttpServletRequest request = request("Bearer good");

        assertThat(validated(request, true)).isEqualTo(AuthStatus.SUCCESS);

        assertThat(told).containsExactly("ann [cashier]");
        assertThat(isKnown(request, ANN)).isTrue();
        assertThat(RightFilter.inContainer("ann", ANN).mechanism()).isEqualTo("token");
    }

    @Test
    void leavesWrongAndMissingCredentialsToTheFilter() throws AuthException {
        assertThat(validated(request("Bearer bad"), true)).isEqualTo(AuthStatus.SUCCESS);
        assertThat(validated(request(), true)).isEqualTo(AuthStatus.SUCCESS);

        assertThat(told).containsExactly("nobody", "nobody");
        assertThat(sent).isEmpty();
        assertThat(isKnown(request(), Identity.NOBODY)).isFalse();
    }

    @Test
    void goesOnIfTheServerDoesNotTakeTheCaller() throws AuthException {
        HttpServletRequest request = request("Bearer good");

        assertThat(validated(request, false)).isEqualTo(AuthStatus.SUCCESS);

        assertThat(told).containsExactly("nobody");
        assertThat(isKnown(request, ANN)).isFalse();
    }

    @Test
    void asksForATokenWhereTheWebXmlDemandsACaller() throws AuthException {
        AuthStatus nobody = login(true).validateRequest(message(request(), true), new Subject(), null);
        AuthStatus ann = login(true).validateRequest(message(request("Bearer good"), true), new Subject(), null);

        assertThat(nobody).isEqualTo(AuthStatus.SEND_FAILURE);
        assertThat(sent).containsExactly("setHeader WWW-Authenticate", "sendError 401");
        assertThat(ann).isEqualTo(AuthStatus.SUCCESS);
        assertThat(told).containsExactly("ann [cashier]");
    }

    @Test
    void marksNobodyElse() throws AuthException {
        HttpServletRequest request = request("Bearer good");
        validated(request, true);

        assertThat(isKnown(request, new Identity("bob", role -> true, "jwt"))).isFalse();
    }

    @Stateless
    static class Vault {
        @RolesAllowed("cashier")
        public void open() {}
    }

    static class Own implements HttpAuthenticationMechanism {
        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    @BasicAuthenticationMechanismDefinition
    static class Basic {}

    @RolesAllowed("cashier")
    static class Plain {}

    private static boolean isNeeded(Set<Mechanism> mechanisms, Class<?>... types) {
        LoginExtension extension = new LoginExtension();
        Stream.of(types).forEach(extension::see);
        return LoginStartup.isNeeded(mechanisms, extension);
    }

    @Test
    void isRegisteredOnlyWhereItIsNeeded() {
        Set<Mechanism> token = Set.of(Mechanism.TOKEN);

        assertThat(isNeeded(token, Plain.class, Vault.class)).isTrue();
        assertThat(isNeeded(Set.of(Mechanism.JWT), Vault.class)).isTrue();
        assertThat(isNeeded(Set.of(Mechanism.TOKEN, Mechanism.CONTAINER), Vault.class))
                .isFalse();
        assertThat(isNeeded(Set.of(), Vault.class)).isFalse();
        assertThat(isNeeded(token, Plain.class)).isFalse();
        assertThat(isNeeded(token, Vault.class, Own.class)).isFalse();
        assertThat(isNeeded(token, Vault.class, Basic.class)).isFalse();
    }
}
