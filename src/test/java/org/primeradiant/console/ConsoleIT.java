package org.primeradiant.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Echo;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Asks for the console as others than its page do. */
@ExtendWith(ArquillianExtension.class)
class ConsoleIT {
    private static final Map<String, String> FROM_ELSEWHERE = Map.of("X-Forwarded-For", "192.0.2.7");
    private static final Map<String, String> OF_ANOTHER_PAGE = Map.of("Origin", "https://evil.example.org");

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Map.of("RADIANT_REPOSITORY_CONTROL", "loopback"), Echo.class);
    }

    @BeforeEach
    void awaitTheComponents() {
        Http.awaitLoaded();
    }

    private static JsonObject state() {
        try (var reader = Json.createReader(
                new StringReader(Http.get("/console/state.json").body()))) {
            return reader.readObject();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/graph"})
    void isWhereTheRootLeads(String path) {
        HttpResponse<String> answer = Http.get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isEqualTo(path.equals("/") ? "console" : "console#graph");
    }

    @Test
    void letsItsPageLoadOnlyItsOwn() {
        for (String path : new String[] {"/console", "/console/main.js", "/console/console.css", "/console/icon.svg"}) {
            HttpResponse<String> answer = Http.get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*");
        }
        assertThat(Http.get("/console").headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(Http.get("/console/none.js").statusCode()).isEqualTo(404);
    }

    @Test
    void leadsFromItsPathWithASlash() {
        HttpResponse<String> answer = Http.get("/console/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/console");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/graph", "/console", "/console/main.js", "/console/state.json", "/console/traffic.json"})
    void isNotThereForCallersFromElsewhere(String path) {
        HttpResponse<String> answer = Http.with("GET", path, FROM_ELSEWHERE);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("no such path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/state.json", "/console/traffic.json"})
    void tellsOtherPagesNothing(String path) {
        HttpResponse<String> answer = Http.with("GET", path, OF_ANOTHER_PAGE);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("token", "echo");
    }

    @Test
    void changesNothingWithoutItsToken() {
        String unload = "/console/models/echo/unload";
        Map<String, String> token = Map.of("X-Radiant-Console", state().getString("token"));

        assertThat(Http.post(unload, "").statusCode()).isEqualTo(403);
        assertThat(Http.post(unload, "", Map.of("X-Radiant-Console", "0")).statusCode())
                .isEqualTo(403);
        assertThat(state().getJsonArray("components").getJsonObject(0).getBoolean("ready"))
                .isTrue();
        assertThat(Http.post(unload, "", token).statusCode()).isEqualTo(204);
        assertThat(state().getJsonArray("components").getJsonObject(0).getBoolean("ready"))
                .isFalse();
        assertThat(Http.post("/console/models/echo/load", "", token).statusCode())
                .isEqualTo(204);
        assertThat(Http.post("/console/models/echo/rollback", "", token).statusCode())
                .isEqualTo(400);
        assertThat(Http.post("/console/models/nobody/load", "", token).statusCode())
                .isEqualTo(404);
    }

    @Test
    void namesWhatItServes() {
        JsonObject echo = state().getJsonArray("components").getJsonObject(0);

        assertThat(echo.getString("name")).isEqualTo("echo");
        assertThat(echo.getString("kind")).isEqualTo("bean");
        assertThat(echo.getJsonArray("operations").getJsonObject(0).getString("path"))
                .isEqualTo("/predict");
        assertThat(state().isNull("graph")).isTrue();
    }
}
