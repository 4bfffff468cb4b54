package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;

class GraphViewTest {
    private static final SeldonMessage TEXT = SeldonMessage.of(Payload.text("x"));
    private static final String ROUTED = """
            {name: main, graph: {name: r, type: ROUTER, children: [{name: a, type: MODEL}, {name: b, type: MODEL}]}}
            """;

    private static void call(Graph graph) {
        graph.predict(Content.of(TEXT), Deployed.caller()).value();
    }

    private static JsonObject root(Graph graph) {
        return graph.view().getJsonObject("graph");
    }

    @Test
    void tellsTimesAndCodesOfAnsweredCalls() {
        Graph graph =
                new Deployed().with("a", new Toys.Named("a")).graph("{name: main, graph: {name: a, type: MODEL}}");

        assertThat(root(graph).isNull("p50Millis")).isTrue();
        call(graph);
        call(graph);

        assertThat(root(graph).getJsonObject("codes")).hasToString("{\"OK\":2}");
        assertThat(root(graph).getJsonNumber("p50Millis").doubleValue()).isPositive();
        assertThat(root(graph).getJsonNumber("p99Millis").doubleValue())
                .isGreaterThanOrEqualTo(root(graph).getJsonNumber("p50Millis").doubleValue());
        assertThat(root(graph)).doesNotContainKey("branches");
    }

    @ParameterizedTest
    @CsvSource({"400, 0, 1", "499, 0, 1", "500, 1, 0", "503, 1, 0"})
    void takesACallersMistakeForNoFailureOfTheNode(int status, int failures, int refused) {
        Graph graph =
                new Deployed().with("a", new Toys.Failing(status)).graph("{name: main, graph: {name: a, type: MODEL}}");

        assertThatExceptionOfType(SeldonException.class).isThrownBy(() -> call(graph));

        assertThat(root(graph).getInt("failures")).isEqualTo(failures);
        assertThat(root(graph).getInt("refused")).isEqualTo(refused);
        assertThat(root(graph).getJsonObject("codes")).hasToString("{\"" + status + "\":1}");
    }

    @Test
    void tellsTheRewardsOfEachBranch() {
        Graph graph = new Deployed()
                .with("r", new Toys.Fixed(1))
                .with("a", new Toys.Named("a"))
                .with("b", new Toys.Named("b"))
                .graph(ROUTED);

        reward(graph, 1, 1);
        reward(graph, 1, 0.5);
        reward(graph, -1, 0); // all children: says nothing of one branch

        assertThat(root(graph).getJsonArray("branches").getJsonObject(0))
                .hasToString("{\"name\":\"a\",\"rewards\":0,\"meanReward\":null,\"low\":null,\"high\":null}");
        JsonObject taken = root(graph).getJsonArray("branches").getJsonObject(1);
        assertThat(taken.getInt("rewards")).isEqualTo(2);
        assertThat(taken.getJsonNumber("meanReward").doubleValue()).isCloseTo(0.75, within(1e-12));
        assertThat(taken.getJsonNumber("low").doubleValue()).isBetween(0.0, 0.75);
        assertThat(taken.getJsonNumber("high").doubleValue()).isBetween(0.75, 1.0);
    }

    private static void reward(Graph graph, int branch, double reward) {
        Meta routing = new Meta("", Map.of(), Map.of("r", branch), Map.of(), List.of());
        Feedback feedback = new Feedback(TEXT, SeldonMessage.of(routing, Payload.NONE), reward, SeldonMessage.NOTHING);
        graph.feedback(Content.of(feedback), Deployed.caller());
    }
}
