package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import io.grpc.Metadata;
import io.seldon.protos.PredictionProtos;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.ProtoReader;
import org.primeradiant.json.Allowance;
import org.primeradiant.microservice.Operation;
import org.primeradiant.testing.Messages;

class GrpcClientTest {
    private static final int MAX_MESSAGE_SIZE = 8 << 20;

    private static final PredictionProtos.SeldonMessage HELLO =
            PredictionProtos.SeldonMessage.newBuilder().setStrData("hello").build();

    private final RemoteServices services =
            new RemoteServices(Duration.ofSeconds(20), false, 64 << 20, MAX_MESSAGE_SIZE);

    @AfterEach
    void closes() {
        services.close();
    }

    private NodeService at(GrpcNode node) {
        return services.at("m1", node.address());
    }

    private Content<SeldonMessage> predict(GrpcNode node, Content<SeldonMessage> message) {
        return at(node).call(Operation.PREDICT, message, Asking.GRPC);
    }

    @ParameterizedTest
    @CsvSource({"PREDICT, Predict", "TRANSFORM_INPUT, TransformInput", "TRANSFORM_OUTPUT, TransformOutput"})
    void asksTheServiceOfTheCall(Operation call, String method) {
        try (GrpcNode node = GrpcNode.answering(HELLO)) {
            Content<SeldonMessage> answer = at(node).call(call, Asking.json("{\"strData\":\"a\"}"), Asking.GRPC);

            assertThat(answer.value().payload()).isEqualTo(Payload.text("hello"));
            assertThat(node.asked())
                    .containsExactly(new GrpcNode.Asked(
                            method,
                            PredictionProtos.SeldonMessage.newBuilder()
                                    .setStrData("a")
                                    .build()));
        }
    }

    @ParameterizedTest
    @CsvSource({"{}, false", "'{\"meta\":{}}', true", "'{\"meta\":{\"puid\":\"p\"}}', true"})
    void forwardsMetaOnlyIfItCame(String json, boolean hasMeta) {
        try (GrpcNode node = GrpcNode.answering(HELLO)) {
            at(node).call(Operation.PREDICT, Asking.json(json), Asking.GRPC);
            at(node).aggregate(List.of(Asking.json(json)), Asking.GRPC);

            assertThat(((PredictionProtos.SeldonMessage) node.asked().get(0).message()).hasMeta())
                    .isEqualTo(hasMeta);
            assertThat(((PredictionProtos.SeldonMessageList) node.asked().get(1).message())
                            .getSeldonMessages(0)
                            .hasMeta())
                    .isEqualTo(hasMeta);
        }
    }

    @Test
    void forwardsFeedbackWithoutMetaThatDidNotCome() throws IOException {
        PredictionProtos.Feedback sent = PredictionProtos.Feedback.newBuilder()
                .setTruth(HELLO)
                .setReward(1)
                .setResponse(HELLO.toBuilder().setMeta(PredictionProtos.Meta.getDefaultInstance()))
                .build();
        Feedback came = ProtoReader.feedback(sent.toByteString().newCodedInput(), 0, Allowance.UNLIMITED);
        try (GrpcNode node = GrpcNode.answering(HELLO)) {
            at(node).feedback(Content.of(came), Asking.GRPC);

            assertThat(node.asked()).containsExactly(new GrpcNode.Asked("SendFeedback", sent));
        }
    }

    @Test
    void asksForABranch() {
        try (GrpcNode node = GrpcNode.answering(Messages.tensor(1))) {
            assertThat(at(node).route(Asking.json("{}"), Asking.GRPC).branch()).isEqualTo(1);
            assertThat(node.asked()).extracting(GrpcNode.Asked::method).containsExactly("Route");
        }
    }

    @Test
    void sendsTheAnswersOfChildrenInTheirOrder() {
        try (GrpcNode node = GrpcNode.answering(HELLO)) {
            at(node).aggregate(
                            List.of(Asking.json("{\"strData\":\"a\"}"), Asking.json("{\"strData\":\"b\"}")),
                            Asking.GRPC);

            PredictionProtos.SeldonMessageList list =
                    (PredictionProtos.SeldonMessageList) node.asked().get(0).message();
            assertThat(list.getSeldonMessagesList())
                    .extracting(PredictionProtos.SeldonMessage::getStrData)
                    .containsExactly("a", "b");
        }
    }

    @Test
    void sendsFeedbackToTheServiceOfModels() {
        try (GrpcNode node = GrpcNode.answering(HELLO)) {
            SeldonMessage none = SeldonMessage.of(Payload.NONE);

            at(node).feedback(Content.of(new Feedback(none, none, 0.5, none)), Asking.GRPC);

            assertThat(node.asked()).extracting(GrpcNode.Asked::method).containsExactly("SendFeedback");
            assertThat(((PredictionProtos.Feedback) node.asked().get(0).message()).getReward())
                    .isEqualTo(0.5f);
        }
    }

    @Test
    void handsOnTheCallersMetadata() {
        try (GrpcNode node = GrpcNode.answering(HELLO)) {
            Asking caller = Asking.GRPC.with(Map.of(
                    "x-custom", List.of("v", "w"),
                    "Accept-Encoding", List.of("gzip"),
                    "Content-Type", List.of("application/json"),
                    "Host", List.of("elsewhere"),
                    "grpc-timeout", List.of("1S"),
                    "x-bin", List.of("AA"),
                    "x~tilde", List.of("a"),
                    "x-umlaut", List.of("\u00e4"),
                    "seldon-puid", List.of("another")));

            at(node).call(Operation.PREDICT, Asking.json("{}"), caller);

            assertThat(values(node, "x-custom")).containsExactly("v", "w");
            assertThat(values(node, "seldon-puid")).containsExactly("puid-1");
            assertThat(node.metadata().keys())
                    .doesNotContain("accept-encoding", "host", "x-bin", "x~tilde", "x-umlaut");
            assertThat(values(node, "content-type")).containsExactly("application/grpc");
        }
    }

    @Test
    void handsOnTheCallersCredentialsOnlyIfTheSettingsSaySo() {
        Asking caller = Asking.GRPC.with(Map.of(
                "authorization", List.of("Bearer secret"), "cookie", List.of("session=1"), "x-two", List.of("a")));
        try (RemoteServices silent = new RemoteServices(
                        Duration.ofSeconds(20),
                        false,
                        64 << 20,
                        MAX_MESSAGE_SIZE,
                        new ForwardedHeaders(false),
                        Optional.empty());
                GrpcNode without = GrpcNode.answering(HELLO);
                GrpcNode with = GrpcNode.answering(HELLO)) {
            silent.at("m1", without.address()).call(Operation.PREDICT, Asking.json("{}"), caller);
            at(with).call(Operation.PREDICT, Asking.json("{}"), caller);

            assertThat(without.metadata().keys()).contains("x-two").doesNotContain("authorization", "cookie");
            assertThat(values(with, "authorization")).containsExactly("Bearer secret");
            assertThat(values(with, "cookie")).containsExactly("session=1");
        }
    }

    private static Iterable<String> values(GrpcNode node, String key) {
        return node.metadata().getAll(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER));
    }

    @Test
    void carriesALargeMessage() {
        try (GrpcNode node = new GrpcNode(request -> request)) {
            Payload large = Payload.bytes(new byte[5 << 20]);

            assertThat(predict(node, Content.of(SeldonMessage.of(large)))
                            .value()
                            .payload())
                    .isEqualTo(large);
        }
    }

    @Test
    void carriesCustomData() {
        try (GrpcNode node = new GrpcNode(request -> request)) {
            Payload custom = new Custom(Any.pack(HELLO));

            assertThat(predict(node, Content.of(SeldonMessage.of(custom)))
                            .value()
                            .payload())
                    .isEqualTo(custom);
        }
    }

    @Test
    void givesEachOfManyCallersItsOwnAnswer() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(200);
        try (GrpcNode node = new GrpcNode(request -> request)) {
            NodeService service = at(node);
            List<Future<Payload>> answers = IntStream.range(0, 1000)
                    .mapToObj(i -> callers.submit(() -> service.call(
                                    Operation.PREDICT, Content.of(SeldonMessage.of(Payload.text("" + i))), Asking.GRPC)
                            .value()
                            .payload()))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(Payload.text("" + i));
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
