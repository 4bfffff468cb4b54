package org.primeradiant.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Right;

class OriginFilterTest {
    private static final Origins LISTED = Origins.of(List.of("https://app.example.org"));
    private static final URI OWN = URI.create("https://api.example.org/predict");

    /** A request that has only what the filter asks for. */
    private static ContainerRequestContext request(String method, Map<String, String> headers) {
        UriInfo uri = fake(UriInfo.class, (name, argument) -> OWN);
        return fake(ContainerRequestContext.class, (name, argument) -> switch (name) {
            case "getMethod" -> method;
            case "getUriInfo" -> uri;
            case "getHeaderString" -> argument.equals("Host") ? "api.example.org" : headers.get((String) argument);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object, Object> methods) {
        return type.cast(Proxy.newProxyInstance(
                OriginFilterTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> methods.apply(method.getName(), arguments == null ? "" : arguments[0])));
    }

    private static void assertRefused(Right right, String method, Map<String, String> headers) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> new OriginFilter(LISTED, right).filter(request(method, headers)))
                .withMessage("pages of this origin may not call; RADIANT_CORS_ORIGINS lists those that may")
                .returns(Reason.FORBIDDEN, SeldonException::reason);
    }

    private static void assertTaken(Right right, String method, Map<String, String> headers) {
        assertThatNoException().isThrownBy(() -> new OriginFilter(LISTED, right).filter(request(method, headers)));
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void refusesPagesOfOtherOrigins(Right right) {
        assertRefused(right, "POST", Map.of("Origin", "https://evil.example"));
        assertRefused(right, "GET", Map.of("Origin", "null"));
        assertTaken(right, "POST", Map.of("Origin", "https://app.example.org", "Sec-Fetch-Site", "cross-site"));
        assertTaken(right, "POST", Map.of("Origin", "https://api.example.org", "Sec-Fetch-Site", "same-origin"));
        assertTaken(right, "POST", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesWhatOtherPagesMakeABrowserGetIfItMayChangeSomething(String site) {
        Map<String, String> image = Map.of("Sec-Fetch-Site", site);

        assertRefused(Right.PREDICT, "GET", image);
        assertRefused(Right.FEEDBACK, "GET", image);
        assertRefused(Right.OPERATE, "GET", image);
        assertTaken(Right.METADATA, "GET", image);
        assertTaken(Right.METRICS, "GET", image);
    }

    @Test
    void leavesPreflightsToTheAnswer() {
        assertTaken(Right.PREDICT, "OPTIONS", Map.of("Origin", "https://evil.example"));
    }
}
