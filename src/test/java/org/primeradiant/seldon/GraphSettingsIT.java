package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.seldon.Flats.PREDICTIONS;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Ports;

/** Tests a WAR whose graph is the value of a setting, and a WAR without a graph. */
@ExtendWith(ArquillianExtension.class)
class GraphSettingsIT {
    private static final String ENCODED = """
            {"name":"coded","graph":{"name":"switch","type":"ROUTER","implementation":"RANDOM_ABTEST",
            "parameters":[{"name":"ratioA","value":"1","type":"FLOAT"}],
            "children":[{"name":"echo"},{"name":"offers"}]}}""";

    @Deployment(name = "encoded", testable = false)
    static WebArchive encoded() {
        String encoded = Base64.getEncoder().encodeToString(ENCODED.getBytes(StandardCharsets.UTF_8));
        return Flats.war(
                "/encoded",
                Map.of(
                        "ENGINE_PREDICTOR",
                        encoded,
                        "RADIANT_GRAPH_META",
                        "executor",
                        "SELDON_ENABLE_ROUTING_INJECTION",
                        "true",
                        "RADIANT_GRPC_PORT",
                        String.valueOf(Ports.free())));
    }

    @Deployment(name = "plain", testable = false)
    static WebArchive plain() {
        return Flats.war("/plain", Map.of("RADIANT_GRPC_PORT", String.valueOf(Ports.free())));
    }

    @BeforeEach
    void awaitLoaded() {
        Http.awaitLoaded("/encoded");
        Http.awaitLoaded("/plain");
    }

    @Test
    void takesAnEncodedGraphAndTellsTheRoutingAsTheExecutorDoes() {
        HttpResponse<String> answer = Http.post("/encoded" + PREDICTIONS, "{\"strData\":\"hello\"}");

        assertThat(answer.body())
                .contains("\"strData\":\"hello\"")
                .contains("\"routing\":{", "\"switch\":0", "\"echo\":-1")
                .doesNotContain("puid");
        assertThat(Http.get("/encoded/graph.json").body())
                .startsWith("{\"name\":\"coded\",\"deployment\":\"\",\"meta\":\"executor\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ready",
                "/live",
                "/graph.json",
                "/api/v1.0/status",
                "/api/v1.0/status/echo",
                "/api/v1.0/metadata/echo"
            })
    void isNotThereWithoutAGraph(String path) {
        HttpResponse<String> answer = Http.get("/plain" + path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .contains("this deployment has no graph; set RADIANT_GRAPH to a graph file")
                .contains("\"reason\":\"MICROSERVICE_NOT_FOUND\"");
    }

    @Test
    void leavesTheOrchestratorsPathsToTheComponentWithoutAGraph() {
        assertThat(Http.post("/plain" + PREDICTIONS, "{\"strData\":\"hello\"}").body())
                .contains("\"strData\":\"hello\"");
        assertThat(Http.get("/plain/api/v1.0/metadata").body()).doesNotContain("models");
        assertThat(Http.get("/plain/metrics").body()).doesNotContain("seldon_api_executor");
    }
}
