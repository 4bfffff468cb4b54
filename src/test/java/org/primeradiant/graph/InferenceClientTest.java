package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.microservice.Operation;

/** Calls of a node that speaks the Open Inference Protocol, against a server that records them. */
class InferenceClientTest {
    private static final String ANSWER = """
            {"model_name": "m1", "id": "other", "parameters": {"score": 2, "seen": true}, "outputs": [
              {"name": "left", "shape": [1, 2], "datatype": "FP32", "data": [1.5, 2]},
              {"name": "right", "shape": [2], "datatype": "INT64", "data": [3, 4]}]}""";

    private final RemoteServices services = new RemoteServices(Duration.ofSeconds(20), false, 64 << 20, 4 << 20);

    @AfterEach
    void closes() {
        services.close();
    }

    private NodeService at(RestNode node) {
        return services.inferenceAt("m1", node.address());
    }

    private static Content<SeldonMessage> message(Payload payload) {
        Meta meta = new Meta(
                "puid-1",
                Map.of(
                        "kind",
                        Json.createValue("rose"),
                        "list",
                        Json.createArrayBuilder().build()),
                Map.of(),
                Map.of(),
                List.of());
        return Content.of(SeldonMessage.of(meta, payload));
    }

    @Test
    void handsOnTheCallersCredentialsOnlyIfTheSettingsSaySo() {
        Asking caller = Asking.REST.with(Map.of("Authorization", List.of("Bearer secret")));
        Content<SeldonMessage> message = message(Payload.data(Tensor.of(new int[] {1, 2}, 1.0, 2.5)));
        try (RemoteServices silent = new RemoteServices(
                        Duration.ofSeconds(20),
                        false,
                        64 << 20,
                        4 << 20,
                        new ForwardedHeaders(false),
                        Optional.empty());
                RestNode node = RestNode.answering(ANSWER)) {
            silent.inferenceAt("m1", node.address()).call(Operation.PREDICT, message, caller);
            at(node).call(Operation.PREDICT, message, caller);

            assertThat(node.asked().get(0).header("Authorization")).isEmpty();
            assertThat(node.asked().get(1).header("Authorization")).containsExactly("Bearer secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREDICT", "TRANSFORM_INPUT", "TRANSFORM_OUTPUT"})
    void asksTheModelThatHasTheNodesName(Operation operation) {
        try (RestNode node = RestNode.answering(ANSWER)) {
            at(node).call(operation, message(Payload.data(Tensor.of(new int[] {1, 2}, 1.0, 2.5))), Asking.REST);

            RestNode.Asked asked = node.onlyAsked();
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.path()).isEqualTo("/v2/models/m1/infer");
            assertThat(asked.header("Content-Type")).containsExactly("application/json");
            assertThat(asked.body())
                    .isEqualTo(
                            "{\"id\":\"puid-1\",\"parameters\":{\"kind\":\"rose\"},\"inputs\":[{\"name\":\"input-0\","
                                    + "\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":[1.0,2.5]}]}");
        }
    }

    @Test
    void makesTheOutputsTheInputsOfTheNextNodeUnderTheirNames() {
        try (RestNode first = RestNode.answering(ANSWER);
                RestNode second = RestNode.answering(ANSWER)) {
            Content<SeldonMessage> answer = at(first).call(Operation.PREDICT, message(Payload.text("x")), Asking.REST);
            at(second).call(Operation.PREDICT, answer, Asking.REST);

            Tensors tensors = (Tensors) answer.value().payload();
            assertThat(tensors.names()).containsExactly("left", "right");
            assertThat(tensors.get("left").doubles()).containsExactly(1.5, 2);
            assertThat(second.onlyAsked().body())
                    .contains(
                            "\"inputs\":[{\"name\":\"left\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1.5,2.0]},"
                                    + "{\"name\":\"right\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[3,4]}]");
        }
    }

    @Test
    void addsTheParametersOfTheAnswerToTheTagsAndKeepsThePuid() {
        try (RestNode node = RestNode.answering(ANSWER)) {
            Meta meta = at(node).call(Operation.PREDICT, message(Payload.text("x")), Asking.REST)
                    .value()
                    .meta();

            assertThat(meta.puid()).isEqualTo("puid-1");
            assertThat(meta.tags())
                    .containsOnlyKeys("kind", "list", "score", "seen")
                    .containsEntry("score", Json.createValue(2))
                    .containsEntry("seen", JsonValue.TRUE);
        }
    }

    @Test
    void takesTheBranchFromTheFirstOutput() {
        String route = "{\"outputs\":[{\"name\":\"branch\",\"shape\":[1],\"datatype\":\"INT32\",\"data\":[1]}]}";
        try (RestNode node = RestNode.answering(route)) {
            NodeCalls.Routed routed = at(node).route(message(Payload.text("x")), Asking.REST);

            assertThat(routed.branch()).isEqualTo(1);
            assertThat(node.onlyAsked().path()).isEqualTo("/v2/models/m1/route");
        }
    }

    @Test
    void refusesAnAnswerThatIsNoRoute() {
        String text = "{\"outputs\":[{\"name\":\"y\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}";
        try (RestNode node = RestNode.answering(text)) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> at(node).route(message(Payload.text("x")), Asking.REST))
                    .withMessageContaining("m1")
                    .withMessageContaining("is not a route");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"outputs\":[{}]}",
                "{\"outputs\":[{\"name\":\"\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}",
                "{\"outputs\":[{\"name\":\"y\",\"shape\":[3],\"datatype\":\"FP32\",\"data\":[1]}]}"
            })
    void refusesAnAnswerThatIsNoInferenceResponse(String body) {
        try (RestNode node = RestNode.answering(body)) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> at(node).call(Operation.PREDICT, message(Payload.text("x")), Asking.REST))
                    .withMessageContaining("m1")
                    .returns(502, SeldonException::status);
        }
    }

    @Test
    void passesOnTheErrorOfTheNode() {
        try (RestNode node = RestNode.answering(400, "application/json", "{\"error\":\"no such input\"}")) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> at(node).call(Operation.PREDICT, message(Payload.text("x")), Asking.REST))
                    .withMessageContaining("m1")
                    .withMessageContaining("400");
        }
    }

    @Test
    void asksForReadinessAndMetadataOnTheModelsOwnPaths() {
        try (RestNode node = RestNode.answering("{\"name\":\"m1\",\"ready\":true,\"versions\":[],\"platform\":\"\","
                + "\"inputs\":[],\"outputs\":[]}")) {
            assertThat(at(node).metadata(Asking.REST).value().name()).isEqualTo("m1");
            assertThat(at(node).health(Asking.REST).value().payload().kind()).isEqualTo("jsonData");

            assertThat(node.asked())
                    .extracting(RestNode.Asked::path)
                    .containsExactly("/v2/models/m1", "/v2/models/m1/ready");
        }
    }

    @Test
    void doesNotForwardTheLengthOfABodyThatTheNodeDoesNotGet() {
        Map<String, List<String>> headers =
                Map.of("Inference-Header-Content-Length", List.of("7"), "X-Tenant", List.of("a"));
        try (RestNode node = RestNode.answering(ANSWER)) {
            at(node).call(Operation.PREDICT, message(Payload.text("x")), Asking.REST.with(headers));

            assertThat(node.onlyAsked().header("Inference-header-content-length"))
                    .isEmpty();
            assertThat(node.onlyAsked().header("X-tenant")).containsExactly("a");
        }
    }

    @Test
    void hasNoCombinersAndNoFeedback() {
        try (RestNode node = RestNode.answering(ANSWER)) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> at(node).aggregate(List.of(message(Payload.text("x"))), Asking.REST))
                    .withMessageContaining("does not know a combiner");
            assertThat(node.asked()).isEmpty();
        }
    }

    private static String deployment(String protocol, String port) {
        return """
                kind: SeldonDeployment
                metadata: {name: main}
                spec:
                  protocol: %s
                  predictors:
                  - name: p
                    graph: {name: m1, type: MODEL, endpoint: {service_host: 127.0.0.1, %s}}
                """.formatted(protocol, port);
    }

    @Test
    void cannotBeCalledWithoutAPortForRest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deployed().graph(deployment("v2", "grpcPort: 5001")))
                .withMessageContaining("m1")
                .withMessageContaining("has no HTTP port: nodes of the protocol v2 are called over REST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "kfserving"})
    void isTheProtocolOfAGraphUnderBothOfItsNames(String protocol) {
        try (RestNode node = RestNode.answering(ANSWER)) {
            Graph graph = new Deployed()
                    .graph(deployment(protocol, "httpPort: " + node.address().httpPort()));

            SeldonMessage answer =
                    graph.predict(message(Payload.text("x")), Deployed.caller()).value();

            assertThat(graph.namesTensors()).isTrue();
            assertThat(((Tensors) answer.payload()).names()).containsExactly("left", "right");
            assertThat(node.onlyAsked().path()).isEqualTo("/v2/models/m1/infer");
        }
    }

    @Test
    void answersATextAsText() {
        String text = "{\"outputs\":[{\"name\":\"y\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}";
        try (RestNode node = RestNode.answering(text)) {
            Payload answer = at(node).call(Operation.PREDICT, message(Payload.text("x")), Asking.REST)
                    .value()
                    .payload();

            assertThat(answer).isEqualTo(Payload.text("a"));
        }
    }
}
