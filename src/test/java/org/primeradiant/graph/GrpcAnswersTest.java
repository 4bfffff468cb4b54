package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.seldon.protos.PredictionProtos;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.ProtoWriter;
import org.primeradiant.microservice.Operation;

/** Checks how answers of a remote node over gRPC are handled. */
class GrpcAnswersTest {
    private static final int MAX_MESSAGE_SIZE = 8 << 20;

    private static final PredictionProtos.SeldonMessage HELLO =
            PredictionProtos.SeldonMessage.newBuilder().setStrData("hello").build();

    private static final PredictionProtos.SeldonMessage TOO_LARGE = PredictionProtos.SeldonMessage.newBuilder()
            .setBinData(ByteString.copyFrom(new byte[MAX_MESSAGE_SIZE]))
            .build();

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

    @Test
    void saysThatARouterAnsweredNoBranch() {
        try (GrpcNode node = GrpcNode.answering(HELLO)) {
            assertThatThrownBy(() -> at(node).route(Asking.json("{}"), Asking.GRPC))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessageStartingWith("node m1 answered with a message that is not a route: ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, Exception calling application: boom, INTERNAL_ERROR",
        "INVALID_ARGUMENT, bad data, BAD_DATA",
        "UNAVAILABLE, not now, UNAVAILABLE",
        "DEADLINE_EXCEEDED, too slow, DEADLINE_EXCEEDED",
        "CANCELLED, gone, DEADLINE_EXCEEDED",
        "RESOURCE_EXHAUSTED, too large, TOO_LARGE"
    })
    void handsBackTheStatus(Status.Code code, String description, Reason reason) {
        try (GrpcNode node =
                GrpcNode.failing(code.toStatus().withDescription(description).asRuntimeException())) {
            RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> predict(node, Asking.json("{}")));

            assertThat(failure).hasMessage("node m1 answered with gRPC " + code + ": " + description);
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.grpcStatus().orElseThrow().getCode()).isEqualTo(code);
            assertThat(failure.grpcStatus().orElseThrow().getDescription()).isEqualTo(description);
            assertThat(failure.httpStatus()).isZero();
            assertThat(failure.body()).isEmpty();
        }
    }

    @Test
    void saysWhichNodeAnsweredWithWhatIsNoMessage() {
        PredictionProtos.SeldonMessage wrong = PredictionProtos.SeldonMessage.newBuilder()
                .setData(PredictionProtos.DefaultData.newBuilder()
                        .setTensor(
                                PredictionProtos.Tensor.newBuilder().addShape(7).addValues(1)))
                .build();
        try (GrpcNode node = GrpcNode.answering(wrong)) {
            assertThatThrownBy(() -> predict(node, Asking.json("{}")))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessageStartingWith("node m1 answered with a message that is not a SeldonMessage: ")
                    .extracting(e -> ((SeldonException) e).reason())
                    .isEqualTo(Reason.BAD_GATEWAY);
        }
    }

    @Test
    void readsMetadata() {
        ModelMetadata metadata = new ModelMetadata(
                "iris",
                List.of("v1"),
                "seldon",
                List.of(MessageMetadata.of(
                        "tensor", Json.createObjectBuilder().add("names", "x").build())),
                List.of(MessageMetadata.of("y", "FP64", List.of(-1L, 3L))),
                Map.of("owner", "me"));
        SeldonModelMetadata answer = ProtoWriter.metadata(metadata);
        try (GrpcNode node = new GrpcNode(request -> answer)) {
            assertThat(at(node).metadata(Asking.GRPC).value()).isEqualTo(metadata);
        }
    }

    @Test
    void cannotAskHowANodeIs() {
        try (GrpcNode node = GrpcNode.answering(HELLO)) {
            assertThatThrownBy(() -> at(node).health(Asking.REST))
                    .isInstanceOf(RemoteFailure.class)
                    .hasMessageContaining("has no REST port")
                    .extracting(e -> ((SeldonException) e).reason())
                    .isEqualTo(Reason.MISSING_ROLE);
        }
    }

    @Test
    void takesNoAnswerThatIsLargerThanTheDeploymentAllows() {
        try (GrpcNode node = GrpcNode.answering(TOO_LARGE)) {
            assertTooLarge(node);
        }
    }

    @Test
    void takesNoAnswerThatIsLargerThanThatOnceUnpacked() {
        try (GrpcNode node = GrpcNode.compressing(TOO_LARGE)) {
            assertTooLarge(node);
        }
    }

    private void assertTooLarge(GrpcNode node) {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> predict(node, Asking.json("{}")));

        assertThat(failure)
                .hasMessage("node m1 answered with more than 8388608 bytes, the limit set by"
                        + " RADIANT_GRPC_MAX_MESSAGE_SIZE");
        assertThat(failure.reason()).isEqualTo(Reason.BAD_GATEWAY);
        assertThat(failure.grpcStatus()).isEmpty();
    }

    @Test
    void tellsARefusedAnswerFromARequestThatTheNodeRefuses() {
        String text = "gRPC message exceeds maximum size 8388608: 9000000";
        try (GrpcNode node =
                GrpcNode.failing(Status.RESOURCE_EXHAUSTED.withDescription(text).asRuntimeException())) {
            assertThatThrownBy(() -> predict(node, Asking.json("{}")))
                    .hasMessage("node m1 answered with gRPC RESOURCE_EXHAUSTED: " + text);
        }
    }

    @Test
    void findsANodeAgainThatWasDown() {
        GrpcNode first = GrpcNode.answering(HELLO);
        Address address = first.address();
        NodeService service = services.at("m1", address);
        service.call(Operation.PREDICT, Asking.json("{}"), Asking.GRPC);
        first.close();
        assertThatThrownBy(() -> service.call(Operation.PREDICT, Asking.json("{}"), Asking.GRPC))
                .isInstanceOf(RemoteFailure.class);

        try (GrpcNode second = GrpcNode.at(address.grpcPort(), HELLO)) {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (second.asked().isEmpty() && System.nanoTime() < end) {
                try {
                    service.call(Operation.PREDICT, Asking.json("{}"), Asking.GRPC);
                } catch (RemoteFailure e) {
                    assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
                }
            }
            assertThat(second.asked()).isNotEmpty();
        }
    }
}
