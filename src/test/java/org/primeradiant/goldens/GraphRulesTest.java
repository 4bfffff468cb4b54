package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applies the rules to cases that are not among the recordings in the repository. */
class GraphRulesTest {
    private static final String INTERNAL = "MICROSERVICE_INTERNAL_ERROR";
    private static final Object FAILURE = "{\"status\":{\"code\":500,\"info\":\"no\",\"status\":\"FAILURE\"}}";
    private static final Object ASKED = "{\"data\":{\"ndarray\":[[5]]}}";

    private static GraphCase graphCase(String json) {
        return GraphCase.of(Tree.tryParse(json).orElseThrow());
    }

    private static GraphCase get(String path) {
        return graphCase("""
                {"name": "n", "graph": {"name": "m1"}, "hops": [],
                "request": {"method": "GET", "path": "%s", "headers": {}},
                "response": {"status": 500, "headers": {}, "body": %s}}""".formatted(path, TreeText.of(FAILURE)));
    }

    private static GraphCase grpc(String method, String request, String status) {
        return graphCase("""
                {"name": "n", "graph": {"name": "m1"}, "hops": [], "request": {"method": "%s", %s},
                "response": {"status": "%s", "details": "no"}}""".formatted(method, request, status));
    }

    private static GraphCase routed(String answer, int status, Object body, String... called) {
        String hops = Arrays.stream(called)
                .map(node -> """
                        {"node": "%s", "transport": "rest", "method": "POST", "path": "%s", "headers": {},
                        "body": %s}""".formatted(node, node.equals("r") ? "/route" : "/predict", TreeText.of(ASKED)))
                .collect(Collectors.joining(","));
        return graphCase("""
                {"name": "n", "hops": [%s], "note": %s,
                "graph": {"name": "r", "type": "ROUTER", "children": [{"name": "m1"}, {"name": "m2"}]},
                "request": {"method": "POST", "path": "/api/v1.0/predictions", "headers": {}, "body": %s},
                "response": {"status": %d, "headers": {}, "body": %s}}""".formatted(
                        hops,
                        TreeText.of((Object) ("router answered " + answer)),
                        TreeText.of(ASKED),
                        status,
                        TreeText.of(body)));
    }

    private static String rule(GraphCase recorded, Answer answer, List<Hop> hops) {
        return Recording.GRAPH
                .outcome(recorded, RecordedGraphs.played(recorded, answer, hops))
                .text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1.0/metadata/nope",
                "/api/v0.1/metadata/nope",
                "/api/v1.0/status/nope",
                "/api/v0.1/status/nope"
            })
    void findNoUnknownNode(String path) {
        Answer notFound = RecordedGraphs.failure(404, "MICROSERVICE_NOT_FOUND", "no node nope");
        Answer failure = RecordedGraphs.failure(500, INTERNAL, "no node nope");

        assertThat(rule(get(path), notFound, List.of())).isEqualTo("graph-unknown-node");
        assertThat(rule(get(path), failure, List.of())).isNotEqualTo("graph-unknown-node");
        assertThat(rule(get(path.replace("nope", "m1")), notFound, List.of())).isNotEqualTo("graph-unknown-node");
    }

    @Test
    void findNoUnknownNodeOverGrpc() {
        String request = "\"message\": {\"name\": \"nope\"}";
        GraphCase recorded = grpc("/seldon.protos.Seldon/ModelMetadata", request, "UNKNOWN");

        assertThat(rule(recorded, Answer.grpcFailure("NOT_FOUND", "no node nope"), List.of()))
                .isEqualTo("graph-unknown-node");
    }

    @Test
    void refuseAMessageThatIsGarbage() {
        GraphCase recorded = grpc("/seldon.protos.Seldon/Predict", "\"message_b64\": \"/////w==\"", "INTERNAL");

        assertThat(rule(recorded, Answer.grpcFailure("INVALID_ARGUMENT", "not a message"), List.of()))
                .isEqualTo("graph-grpc-undecodable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"ndarray\":[[\"1\"]]}}", "{\"data\":{\"ndarray\":[\"x\"]}}"})
    void refuseARouteThatIsText(String answer) {
        GraphCase recorded = routed(answer, 200, "{}", "r", "m1");
        List<Hop> all = RecordedGraphs.forwarded(recorded);
        List<Hop> router = all.subList(0, 1);

        assertThat(rule(recorded, RecordedGraphs.failure(500, INTERNAL, "node r answered text"), router))
                .isEqualTo("route-as-text");
        assertThat(rule(recorded, RecordedGraphs.failure(500, INTERNAL, "node r answered text"), all))
                .isNotEqualTo("route-as-text");
        assertThat(rule(recorded, RecordedGraphs.failure(500, INTERNAL, "a text"), router))
                .isNotEqualTo("route-as-text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"ndarray\":[[1]]},\"bogus\":true}",
                "{\"data\":{\"tensor\":{\"shape\":[1,1],\"values\":[1]},\"bogus\":{}}}",
                "{\"data\":{\"ndarray\":[1]},\"meta\":{\"bogus\":1}}"
            })
    void takeARouteWithAnUnknownMember(String answer) {
        GraphCase recorded = routed(answer, 500, FAILURE, "r");
        Hop router = RecordedGraphs.forwarded(recorded).get(0);
        Hop chosen = Hop.rest("m2", "POST /predict", router.headers(), router.body());
        Hop other = Hop.rest("m1", "POST /predict", router.headers(), router.body());
        Answer answered = new Script(recorded).answer(chosen);

        assertThat(rule(recorded, answered, List.of(router, chosen))).isEqualTo("route-with-unknown-member");
        assertThat(rule(recorded, answered, List.of(router, other))).isNotEqualTo("route-with-unknown-member");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"ndarray\":[[7]]},\"bogus\":true}",
                "{\"data\":{\"ndarray\":[[\"1\"]]},\"bogus\":true}",
                "{\"bogus\":true}",
                "[[1]]"
            })
    void takeNoRouteThatNamesNoBranch(String answer) {
        assertThat(GraphExpected.isRouteWithUnknownMember(routed(answer, 500, FAILURE, "r")))
                .isFalse();
    }
}
