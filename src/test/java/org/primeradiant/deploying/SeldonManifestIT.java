package org.primeradiant.deploying;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.deploying.SeldonDeployment.PredictiveUnit;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Calls the components as the orchestrator would call the nodes of the SeldonDeployment. */
@ExtendWith(ArquillianExtension.class)
class SeldonManifestIT {
    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                Map.of("RADIANT_COMPONENT", "rents", "PREDICTIVE_UNIT_PARAMETERS", parameters()), SeldonGraph.beans());
    }

    private static String parameters() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        SeldonGraph.root()
                .withDescendants()
                .flatMap(node -> node.parameters().stream())
                .forEach(parameter -> array.add(Json.createObjectBuilder()
                        .add("name", parameter.name())
                        .add("value", parameter.value())
                        .add("type", parameter.type().name())));
        return array.build().toString();
    }

    /** 80 square meters are routed to rents-large, 40 to rents-small. */
    @ParameterizedTest
    @CsvSource({"860, 950.00 EUR", "430, 550.00 EUR"})
    void predictsTheRent(int squareFeet, String rent) {
        String answer = predict(SeldonGraph.root(), "{\"data\":{\"ndarray\":[[" + squareFeet + ",3]]}}");

        assertThat(answer).contains("\"strData\":\"" + rent + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/ping", "/health/status", "/metrics"})
    void answersTheProbesAndPrometheus(String path) {
        assertThat(Http.get(path).statusCode()).isEqualTo(200);
    }

    private static String predict(PredictiveUnit node, String message) {
        return switch (node.type()) {
            case MODEL -> call(node, "predict", message);
            case TRANSFORMER -> predict(node.children().get(0), call(node, "transform-input", message));
            case OUTPUT_TRANSFORMER ->
                call(node, "transform-output", predict(node.children().get(0), message));
            case ROUTER -> predict(node.children().get(branch(call(node, "route", message))), message);
            case COMBINER ->
                call(
                        node,
                        "aggregate",
                        node.children().stream()
                                .map(child -> predict(child, message))
                                .collect(joining(",", "[", "]")));
        };
    }

    private static int branch(String answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer))) {
            return reader.readObject()
                    .getJsonObject("data")
                    .getJsonArray("ndarray")
                    .getJsonArray(0)
                    .getInt(0);
        }
    }

    private static String call(PredictiveUnit node, String operation, String message) {
        return Http.post("/components/" + SeldonGraph.component(node) + "/" + operation, message)
                .body();
    }
}
