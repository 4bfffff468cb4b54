package org.primeradiant.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Echo;
import org.primeradiant.jwt.Issuer;
import org.primeradiant.jwt.TokenCase;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Goes every way into a deployment with tokens of both kinds, right and wrong: all ways agree. */
@ExtendWith(ArquillianExtension.class)
class IdentityIT {
    private static final Issuer ISSUER = Issuer.of("first", "RS256");
    private static final String GRAPH =
            "{\"name\":\"main\",\"graph\":{\"name\":\"echo\",\"type\":\"MODEL\",\"children\":[]}}";
    private static final String ORIGIN = "https://app.example.org";
    private static final String MESSAGE = "{\"data\":{\"ndarray\":[[1.5]]}}";

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "identity-it"));
        Path keys = Files.writeString(folder.resolve("keys.json"), Issuer.jwks(ISSUER));
        String lines = Arrays.stream(Right.values())
                .map(right -> right.label() + "-only " + right.label() + " " + TokenHash.text(right.label() + " token"))
                .collect(Collectors.joining(
                        "\n", "# one for each right\n", "\nstranger guest " + TokenHash.text("guest token") + "\n"));
        Path tokens = Files.writeString(folder.resolve("tokens"), lines);
        return RadiantWar.with(
                Map.of(
                        "RADIANT_AUTHENTICATION",
                        "token,jwt",
                        "RADIANT_TOKENS_FILE",
                        tokens.toAbsolutePath().toString(),
                        "RADIANT_JWT_KEYS",
                        keys.toAbsolutePath().toString(),
                        "RADIANT_JWT_ISSUER",
                        Issuer.NAME,
                        "RADIANT_JWT_AUDIENCES",
                        TokenCase.AUDIENCE,
                        "RADIANT_CORS_ORIGINS",
                        ORIGIN,
                        "ENGINE_PREDICTOR",
                        Base64.getEncoder().encodeToString(GRAPH.getBytes(StandardCharsets.UTF_8))),
                Echo.class);
    }

    @BeforeEach
    void awaitReadiness() {
        while (Http.get("/ready").statusCode() != 200) {
            Thread.onSpinWait();
        }
    }

    private static String bearer(Right right) {
        return "Bearer " + right.label() + " token";
    }

    static Stream<Way> guarded() {
        return Way.all().stream().filter(way -> way.right().isPresent());
    }

    static Stream<Way> open() {
        return Way.all().stream().filter(way -> way.right().isEmpty());
    }

    static Stream<Way> predictions() {
        return guarded().filter(way -> way.right().orElseThrow() == Right.PREDICT);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void asksForCredentials(Way way) {
        assertThat(way.call().apply(List.of())).isEqualTo(Outcome.UNAUTHENTICATED);
        for (String wrong : List.of(
                "Bearer nonsense",
                "Bearer ",
                "Bearer",
                "Basic " + Base64.getEncoder().encodeToString("predict-only:predict token".getBytes()),
                "predict token",
                "Bearer a.b.c",
                "Bearer " + "x".repeat(10_000))) {
            assertThat(way.call().apply(List.of(wrong))).as(wrong).isEqualTo(Outcome.UNAUTHENTICATED);
        }
        assertThat(way.call().apply(List.of(bearer(Right.PREDICT), bearer(Right.PREDICT))))
                .as("two headers")
                .isEqualTo(Outcome.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void takesTheRightTokenAndNoOther(Way way) {
        Right right = way.right().orElseThrow();

        for (Right held : Right.values()) {
            assertThat(way.call().apply(List.of(bearer(held))))
                    .as(held.label())
                    .isEqualTo(held == right ? Outcome.ALLOWED : Outcome.FORBIDDEN);
        }
        assertThat(way.call().apply(List.of("Bearer guest token"))).isEqualTo(Outcome.FORBIDDEN);
    }

    @ParameterizedTest
    @MethodSource("open")
    void leavesProbesOpen(Way way) {
        assertThat(way.call().apply(List.of())).isEqualTo(Outcome.ALLOWED);
        assertThat(way.call().apply(List.of("Bearer nonsense"))).isEqualTo(Outcome.ALLOWED);
    }

    @ParameterizedTest
    @EnumSource(TokenCase.class)
    void judgesATokenAlikeOnEveryWay(TokenCase token) {
        List<String> header = List.of("Bearer " + token.token(ISSUER));
        Outcome expected = token.error().isEmpty() ? Outcome.ALLOWED : Outcome.UNAUTHENTICATED;

        predictions()
                .forEach(way ->
                        assertThat(way.call().apply(header)).as(way.name()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//predict",
                "/predict/",
                "/predict//",
                "/./predict",
                "/x/../predict",
                "/health/ping/../../predict",
                "/health/ping;/../../predict",
                "/predict;a=b",
                "/predict;/health/status",
                "/%70redict",
                "/pre%64ict",
                "/PREDICT",
                "/predict%2f",
                "/predict%00",
                "/health/status/../../predict",
                "/components/echo/predict;x",
                "/components//echo/predict",
                "/components/echo//predict",
                "/components/./echo/predict",
                "/components/%65cho/predict",
                "/v2/models/echo/infer/",
                "/v2/models/echo/infer;/ready",
                "/v2//models/echo/infer",
                "/v2/models/x/../echo/infer",
                "/v2/models/echo/versions/1/infer"
            })
    void findsNoWayAround(String path) {
        for (String body : List.of(
                MESSAGE, "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[1.5]}]}")) {
            for (String method : List.of("POST", "GET", "PUT", "PATCH", "HEAD", "OPTIONS", "post", "TRACE")) {
                HttpResponse<String> answer = Http.with(method, path, body, List.of());

                assertThat(answer.body()).as(method).doesNotContain("1.5", "\"inside\"");
            }
        }
    }

    @Test
    void doesNotTakeAnotherMethodFromAHeader() {
        HttpResponse<String> answer = Http.post(
                "/health/ping", MESSAGE, Map.of("X-HTTP-Method-Override", "GET", "X-Original-URL", "/predict"));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(Http.post("/predict", MESSAGE, Map.of("X-Rewrite-URL", "/health/ping"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void answersInTheProtocolsForm() {
        HttpResponse<String> seldon = Http.post("/predict", MESSAGE);
        HttpResponse<String> v2 = Http.post("/v2/models/echo/infer", "{}");

        assertThat(seldon.body()).contains("\"status\":{", "MICROSERVICE_UNAUTHENTICATED", "needs credentials");
        assertThat(seldon.statusCode()).isEqualTo(401);
        assertThat(v2.body()).isEqualTo("{\"error\":\"the request needs credentials\"}");
        assertThat(v2.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"radiant\"");
        assertThat(Http.with("GET", "/metrics", "", List.of(bearer(Right.PREDICT)))
                        .body())
                .contains("the caller lacks the right metrics");
    }

    @Test
    void letsPagesOfListedOriginsCallAndNoOthers() {
        HttpResponse<String> listed =
                Http.post("/predict", MESSAGE, Map.of("Origin", ORIGIN, "Authorization", bearer(Right.PREDICT)));
        HttpResponse<String> other = Http.post(
                "/predict", MESSAGE, Map.of("Origin", "https://evil.example", "Authorization", bearer(Right.PREDICT)));

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(options(ORIGIN).statusCode()).isEqualTo(200);
        assertThat(options(ORIGIN).headers().firstValue("Access-Control-Allow-Headers"))
                .contains("authorization");
        assertThat(options("https://evil.example").headers().map()).doesNotContainKey("access-control-allow-methods");
    }

    private static HttpResponse<String> options(String origin) {
        return Http.with(
                "OPTIONS",
                "/predict",
                Map.of(
                        "Origin", origin,
                        "Access-Control-Request-Method", "POST",
                        "Access-Control-Request-Headers", "authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/predict?json=%7B%22strData%22:%22a%22%7D", "/send-feedback?json=%7B%22reward%22:1%7D"})
    void refusesWhatAnImageOnAnotherPageSends(String path) {
        Right right = path.startsWith("/predict") ? Right.PREDICT : Right.FEEDBACK;

        for (String site : List.of("cross-site", "same-site", "same-origin", "none")) {
            int expected = site.equals("cross-site") || site.equals("same-site") ? 403 : 200;
            assertThat(Http.with("GET", path, Map.of("Sec-Fetch-Site", site, "Authorization", bearer(right)))
                            .statusCode())
                    .as(site)
                    .isEqualTo(expected);
        }
    }

    @Test
    void takesATokenAsSoonAsItIsInTheFile() {
        assertThat(Http.with("POST", "/predict", MESSAGE, List.of("Bearer new token"))
                        .statusCode())
                .isEqualTo(401);

        append("late predict " + TokenHash.text("new token") + "\n");

        long end = System.nanoTime() + 30_000_000_000L;
        int status = 401;
        while (status == 401 && System.nanoTime() < end) {
            status = Http.with("POST", "/predict", MESSAGE, List.of("Bearer new token"))
                    .statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    private static void append(String line) {
        Path file = Path.of("target", "identity-it", "tokens");
        try {
            Files.writeString(file, Files.readString(file) + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
