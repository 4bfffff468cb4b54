package org.primeradiant.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Identity;

class ContainerLoginTest {
    private static final Identity ANN = new Identity("ann", Set.of("cashier", "guest")::contains, "token");

    private final Map<String, Object> attributes = new HashMap<>();
    private final List<String> told = new ArrayList<>();

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

    private HttpMessageContext container(boolean takesCallers) {
        return proxy(HttpMessageContext.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "doNothing" -> AuthenticationStatus.NOT_DONE;
            case "notifyContainerAboutLogin" -> {
                if (!takesCallers) {
                    throw new IllegalStateException("ELY01177: Authorization failed.");
                }
                told.add(arguments[0] + " " + arguments[1]);
                yield AuthenticationStatus.SUCCESS;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    @SuppressWarnings("unchecked") // the class object of a generic interface is raw
    private static ContainerLogin login(boolean hasAccess) {
        Access access = new Access(
                true,
                List.of((scheme, value) -> {
                    if (!value.equals("good")) {
                        throw new SeldonException(Reason.UNAUTHENTICATED, "the token is not valid");
                    }
                    return Optional.of(ANN);
                }),
                Map.of());
        Instance<Access> instance = proxy(Instance.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "isResolvable" -> hasAccess;
            case "get" -> access;
            default -> throw new UnsupportedOperationException(method.getName());
        });
        return new ContainerLogin(instance, Set.of("cashier", "auditor"));
    }

    private AuthenticationStatus validated(ContainerLogin login, HttpServletRequest request, boolean takesCallers) {
        HttpServletResponse untouched = proxy(HttpServletResponse.class, (proxy, method, arguments) -> {
            throw new UnsupportedOperationException(method.getName());
        });
        return login.validateRequest(request, untouched, container(takesCallers));
    }

    @Test
    void tellsTheContainerWhoCallsAndWhichOfTheRolesItAsksForTheCallerHas() {
        HttpServletRequest request = request("Bearer good");

        assertThat(validated(login(true), request, true)).isEqualTo(AuthenticationStatus.SUCCESS);

        assertThat(told).containsExactly("ann [cashier]");
        assertThat(RightFilter.inContainer(request.getAttribute(RightFilter.LOGGED_IN), ANN)
                        .isKnownToContainer())
                .isTrue();
        assertThat(RightFilter.inContainer(request.getAttribute(RightFilter.LOGGED_IN), ANN)
                        .mechanism())
                .isEqualTo("token");
    }

    @Test
    void leavesWrongAndMissingCredentialsToTheFilter() {
        assertThat(validated(login(true), request("Bearer bad"), true)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(validated(login(true), request(), true)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(validated(login(false), request("Bearer good"), true)).isEqualTo(AuthenticationStatus.NOT_DONE);

        assertThat(told).isEmpty();
        assertThat(RightFilter.inContainer(request().getAttribute(RightFilter.LOGGED_IN), Identity.NOBODY)
                        .isKnownToContainer())
                .isFalse();
    }

    @Test
    void goesOnIfTheServerDoesNotTakeTheCaller() {
        HttpServletRequest request = request("Bearer good");

        assertThat(validated(login(true), request, false)).isEqualTo(AuthenticationStatus.NOT_DONE);

        assertThat(RightFilter.inContainer(request.getAttribute(RightFilter.LOGGED_IN), ANN)
                        .isKnownToContainer())
                .isFalse();
    }

    @Test
    void marksNobodyElse() {
        HttpServletRequest request = request("Bearer good");
        validated(login(true), request, true);

        Identity other = new Identity("bob", role -> true, "jwt");

        assertThat(RightFilter.inContainer(request.getAttribute(RightFilter.LOGGED_IN), other)
                        .isKnownToContainer())
                .isFalse();
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

    private static boolean isNeeded(String setting, Class<?>... types) {
        LoginExtension extension = new LoginExtension(setting);
        Stream.of(types).forEach(extension::see);
        return extension.isNeeded();
    }

    @Test
    void isRegisteredOnlyWhereItIsNeeded() {
        assertThat(isNeeded("token", Plain.class, Vault.class)).isTrue();
        assertThat(isNeeded("JWT", Vault.class)).isTrue();
        assertThat(isNeeded("token,container", Vault.class)).isFalse();
        assertThat(isNeeded("", Vault.class)).isFalse();
        assertThat(isNeeded("token", Plain.class)).isFalse();
        assertThat(isNeeded("token", Vault.class, Own.class)).isFalse();
        assertThat(isNeeded("token", Vault.class, Basic.class)).isFalse();
    }
}
