package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.Empty;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.seldon.protos.PredictionProtos.SeldonGraphMetadata;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import io.seldon.protos.PredictionProtos.SeldonModelMetadataRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Messages;

/** Checks what a graph answers over gRPC, and which calls it leaves to components. */
@ExtendWith(ArquillianExtension.class)
class GraphGrpcIT {
    private static final String DOORS = "org.primeradiant.testing.Grpc$Door#open";

    @Deployment(testable = false)
    static WebArchive war() {
        return Flats.graph();
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void describesItselfAndItsNodes(Grpc.Door door) {
        AtomicReference<Metadata> headers = new AtomicReference<>();
        var channel = ManagedChannelBuilder.forAddress("127.0.0.1", door.number())
                .usePlaintext()
                .intercept(MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()))
                .build();
        try (Grpc client = new Grpc(channel)) {
            SeldonGraphMetadata graph = client.call(
                    "seldon.protos.Seldon/GraphMetadata",
                    Empty.getDefaultInstance(),
                    SeldonGraphMetadata.getDefaultInstance(),
                    Map.of("seldon-puid", "mine"));
            SeldonModelMetadata node = client.call(
                    "seldon.protos.Seldon/ModelMetadata",
                    SeldonModelMetadataRequest.newBuilder().setName("offers").build(),
                    SeldonModelMetadata.getDefaultInstance(),
                    Map.of("seldon-puid", "mine"));

            assertThat(graph.getName()).isEqualTo("main");
            assertThat(graph.getModelsMap()).containsOnlyKeys("switch", "offers", "echo");
            assertThat(node.getCustomMap()).containsEntry("currency", "EUR");
            assertThat(headers.get().get(Metadata.Key.of("seldon-puid", Metadata.ASCII_STRING_MARSHALLER)))
                    .isEqualTo("mine");
        }
        assertThat(Http.get("/metrics").body())
                .contains("code=\"OK\"", "method=\"unary\"", "service=\"/seldon.protos.Seldon/GraphMetadata\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seldon.protos.Seldon/Predict", "seldon.protos.Model/Predict"})
    void leadsPastTheGraphToAComponent(String method) {
        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            SeldonMessage answer = client.call(
                    method,
                    Messages.tensor(1, 2),
                    SeldonMessage.getDefaultInstance(),
                    Map.of("radiant-component", "echo"));

            assertThat(answer.getData().getTensor().getValuesList()).containsExactly(1.0, 2.0);
        }
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void namesTheNodeThatFailed(Grpc.Door door) {
        try (Grpc client = new Grpc(door)) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> client.call(
                            "seldon.protos.Seldon/Predict",
                            Messages.tensor(1, 2),
                            SeldonMessage.getDefaultInstance(),
                            Map.of()))
                    .satisfies(failure -> {
                        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                        assertThat(failure.getStatus().getDescription())
                                .isEqualTo("node offers: offers.predict takes jsonData, got data");
                    });
            assertThat(client.predict(Messages.tensor(3)).getData().getTensor().getValues(0))
                    .isEqualTo(3);
        }
    }
}
