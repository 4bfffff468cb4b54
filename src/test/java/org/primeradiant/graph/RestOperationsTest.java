package org.primeradiant.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.json.Allowance;
import org.primeradiant.microservice.Operation;

/** Checks the REST requests other than predictions that a remote node receives. */
class RestOperationsTest {
    private final RemoteServices services = new RemoteServices(Duration.ofSeconds(20), false, 64 << 20, 4 << 20);

    @AfterEach
    void closes() {
        services.close();
    }

    private NodeService at(RestNode node) {
        return services.at("m1", node.address());
    }

    @Test
    void joinsTheAnswersOfChildrenAsTheyCame() {
        try (RestNode node = RestNode.answering("{}")) {
            at(node).aggregate(
                            List.of(Asking.json("{\"a\":1.0}\n"), Asking.encoded("{ }\n", "text/plain")), Asking.REST);

            assertThat(node.onlyAsked().path()).isEqualTo("/aggregate");
            assertThat(node.onlyAsked().body()).isEqualTo("[{\"a\":1.0}\n,{ }\n]");
            assertThat(node.onlyAsked().header("Content-Type")).containsExactly("application/json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reward\": 1}|{\"reward\":1.0}",
                "{\"truth\": {\"strData\": \"a\"}}|{\"reward\":0.0,\"truth\":{\"strData\":\"a\"}}",
                "{\"request\": {}, \"response\": {\"meta\": {}}}"
                        + "|{\"request\":{},\"response\":{\"meta\":{}},\"reward\":0.0}",
            })
    void forwardsFeedbackThatWasDecodedAsItCame(String came, String forwarded) {
        byte[] json = came.getBytes(UTF_8);
        try (RestNode node = RestNode.answering("{}")) {
            at(node).feedback(Content.of(JsonReader.feedback(json, 0, json.length, Allowance.UNLIMITED)), Asking.GRPC);

            assertThat(node.onlyAsked().body()).isEqualTo(forwarded);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"strData\":\"a\"}", "{\"meta\":{},\"strData\":\"a\"}"})
    void forwardsAMessageThatWasDecodedAsItCame(String json) {
        try (RestNode node = RestNode.answering("{}")) {
            at(node).call(Operation.PREDICT, Content.of(Asking.json(json).value()), Asking.GRPC);

            assertThat(node.onlyAsked().body()).isEqualTo(json);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"ndarray\":[[NaN]]}}", "{\"data\":[-Infinity]}", "not json", "", "\ufeff{}"})
    void combinesNothingThatIsNotJson(String body) {
        try (RestNode node = RestNode.answering("{}")) {
            List<Content<SeldonMessage>> messages = List.of(Asking.json("{}"), Asking.json(body));

            assertThatThrownBy(() -> at(node).aggregate(messages, Asking.REST))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessageStartingWith("node m1 was not called: the answer of its child 1 is not JSON: ")
                    .extracting(e -> ((SeldonException) e).reason())
                    .isEqualTo(Reason.INTERNAL_ERROR);
            assertThat(node.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":{\"ndarray\":[[1]]}} | 1",
                "{\"data\":{\"ndarray\":[0]}} | 0",
                "{\"data\":{\"ndarray\":[[1.9]]}} | 1",
                "{\"data\":{\"tensor\":{\"shape\":[1,1],\"values\":[-2]}}} | -2",
                "[1] | 1",
                "' [-1, 7]' | -1"
            })
    void asksForABranch(String body, int branch) {
        try (RestNode node = RestNode.answering(body)) {
            assertThat(at(node).route(Asking.json("{}"), Asking.REST).branch()).isEqualTo(branch);
            assertThat(node.onlyAsked().path()).isEqualTo("/route");
        }
    }

    @Test
    void hearsWhatARouterSaysBesideTheBranch() {
        try (RestNode node = RestNode.answering("{\"data\":{\"ndarray\":[[1]]},\"meta\":{\"tags\":{\"a\":true}}}")) {
            assertThat(at(node).route(Asking.json("{}"), Asking.REST).meta().tags())
                    .containsOnlyKeys("a");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[1]]",
                "1",
                "[]",
                "[1.5]",
                "[\"1\"]",
                "[9999999999]",
                "{\"meta\":{}}",
                "{\"strData\":\"1\"}",
                "{\"data\":{\"ndarray\":[]}}",
                "{\"data\":{\"ndarray\":[[\"1\"]]}}",
                "{\"data\":{\"tensor\":{\"shape\":[1,1],\"values\":[NaN]}}}",
                "not json"
            })
    void saysThatARouterAnsweredNoBranch(String body) {
        try (RestNode node = RestNode.answering(body)) {
            assertThatThrownBy(() -> at(node).route(Asking.json("{}"), Asking.REST))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessageStartingWith("node m1 answered with HTTP 200, but its body is not a route: ")
                    .extracting(e -> ((SeldonException) e).reason())
                    .isEqualTo(Reason.INTERNAL_ERROR);
        }
    }

    @Test
    void tellsOfARouterThatFails() {
        try (RestNode node = RestNode.answering(400, "application/json", "{}")) {
            RemoteFailure failure =
                    catchThrowableOfType(RemoteFailure.class, () -> at(node).route(Asking.json("{}"), Asking.REST));

            assertThat(failure.httpStatus()).isEqualTo(400);
        }
    }

    @Test
    void readsMetadata() {
        try (RestNode node = RestNode.answering("""
                {"name": "iris", "versions": ["v1"], "platform": null, "more": {"a": [1]},
                 "inputs": [{"messagetype": "tensor", "schema": {"names": ["x"]}, "unknown": 1}],
                 "outputs": [{"name": "y", "datatype": "FP64", "shape": [-1, 3]}], "custom": {"owner": "me"}}
                """)) {
            assertThat(at(node).metadata(Asking.REST).value())
                    .isEqualTo(new ModelMetadata(
                            "iris",
                            List.of("v1"),
                            "",
                            List.of(MessageMetadata.of(
                                    "tensor",
                                    Json.createObjectBuilder()
                                            .add(
                                                    "names",
                                                    Json.createArrayBuilder().add("x"))
                                            .build())),
                            List.of(MessageMetadata.of("y", "FP64", List.of(-1L, 3L))),
                            Map.of("owner", "me")));
            assertThat(node.onlyAsked().method()).isEqualTo("GET");
            assertThat(node.onlyAsked().path()).isEqualTo("/metadata");
            assertThat(node.onlyAsked().header("Seldon-puid")).containsExactly("puid-1");
            assertThat(node.onlyAsked().header("Content-type")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"name\":1}", "{\"versions\":\"v1\"}", "{\"inputs\":[1]}", "{\"custom\":[]}", "no"})
    void saysThatMetadataAreNone(String body) {
        try (RestNode node = RestNode.answering(body)) {
            assertThatThrownBy(() -> at(node).metadata(Asking.REST).value())
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessageStartingWith("node m1 answered with HTTP 200, but its body is not metadata: ");
        }
    }

    @Test
    void asksHowItIs() {
        try (RestNode node = RestNode.answering("{\"strData\":\"healthy\"}")) {
            assertThat(at(node).health(Asking.GRPC).value().payload()).isEqualTo(Payload.text("healthy"));
            assertThat(node.onlyAsked().method()).isEqualTo("GET");
            assertThat(node.onlyAsked().path()).isEqualTo("/health/status");
        }
    }
}
