package org.primeradiant.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import inference.InferenceProtos.ModelConfigResponse;
import inference.InferenceProtos.ModelInferRequest;
import inference.InferenceProtos.ModelInferResponse;
import inference.InferenceProtos.ModelMetadataResponse;
import inference.InferenceProtos.ModelReadyResponse;
import inference.InferenceProtos.ModelStatistics;
import inference.InferenceProtos.ModelStatisticsResponse;
import inference.InferenceProtos.ModelStreamInferResponse;
import inference.InferenceProtos.RepositoryIndexResponse;
import inference.InferenceProtos.RepositoryModelLoadResponse;
import inference.InferenceProtos.RepositoryModelUnloadResponse;
import inference.InferenceProtos.ServerLiveResponse;
import inference.InferenceProtos.ServerMetadataResponse;
import inference.InferenceProtos.ServerReadyResponse;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.inference.RecordedClient.GrpcAnswer;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;
import org.primeradiant.toys.Echo;

/** Tests the gRPC endpoints with the very messages that tritonclient 2.73.0 and kserve 0.21.0 send. */
@ExtendWith(ArquillianExtension.class)
class InferenceGrpcIT {
    private static final String DOORS = "org.primeradiant.testing.Grpc$Door#open";

    private final RecordedClient triton = RecordedClient.of("triton");
    private final RecordedClient kserve = RecordedClient.of("kserve");

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Map.of("RADIANT_REPOSITORY_CONTROL", "on"), Echo.class, Returning.class);
    }

    @BeforeEach
    void awaitLoaded() {
        Http.awaitLoaded();
    }

    private static byte[] only(RecordedClient client, String call, Grpc.Door door) throws Exception {
        GrpcAnswer answer = client.grpc(call, door.number());
        assertThat(answer.status()).isEqualTo(Status.OK);
        assertThat(answer.messages()).hasSize(1);
        return answer.messages().get(0);
    }

    private static float[] floats(ByteString bytes) {
        float[] floats = new float[bytes.size() / Float.BYTES];
        ByteBuffer.wrap(bytes.toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(floats);
        return floats;
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void tellsWhatIsReady(Grpc.Door door) throws Exception {
        for (RecordedClient client : List.of(triton, kserve)) {
            assertThat(ServerLiveResponse.parseFrom(only(client, "live", door)).getLive())
                    .isTrue();
            assertThat(ServerReadyResponse.parseFrom(only(client, "ready", door))
                            .getReady())
                    .isTrue();
            assertThat(isReady(client, "model ready", door)).isTrue();
        }
        assertThat(isReady(triton, "unknown model ready", door)).isFalse();
    }

    private static boolean isReady(RecordedClient client, String call, Grpc.Door door) throws Exception {
        return ModelReadyResponse.parseFrom(only(client, call, door)).getReady();
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void describesItselfAndAModel(Grpc.Door door) throws Exception {
        ServerMetadataResponse server = ServerMetadataResponse.parseFrom(only(triton, "server", door));
        ModelMetadataResponse metadata = ModelMetadataResponse.parseFrom(only(triton, "metadata", door));
        ModelConfigResponse config = ModelConfigResponse.parseFrom(only(triton, "config", door));
        RepositoryIndexResponse index = RepositoryIndexResponse.parseFrom(only(triton, "index", door));

        assertThat(server.getName()).isEqualTo("radiant");
        assertThat(metadata).hasToString("""
                name: "echo"
                inputs {
                  name: "input"
                  datatype: "FP32"
                  shape: -1
                  shape: 4
                }
                outputs {
                  name: "output"
                  datatype: "FP32"
                  shape: -1
                  shape: 4
                }
                """);
        assertThat(config).hasToString("""
                config {
                  name: "echo"
                  input {
                    name: "input"
                    data_type: TYPE_FP32
                    dims: -1
                    dims: 4
                  }
                  output {
                    name: "output"
                    data_type: TYPE_FP32
                    dims: -1
                    dims: 4
                  }
                }
                """);
        assertThat(index.getModelsList())
                .extracting(model -> model.getName() + " " + model.getState())
                .containsExactly("Identity READY", "echo READY");
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersRawContentsWithRawContents(Grpc.Door door) throws Exception {
        ModelInferResponse toTriton = ModelInferResponse.parseFrom(only(triton, "infer", door));
        ModelInferResponse toKserve = ModelInferResponse.parseFrom(only(kserve, "infer raw", door));

        for (ModelInferResponse answer : List.of(toTriton, toKserve)) {
            assertThat(answer.getModelName()).isEqualTo("echo");
            assertThat(answer.getParametersMap()).isEmpty();
            assertThat(answer.getOutputs(0)).hasToString("""
                    name: "output"
                    datatype: "FP32"
                    shape: 1
                    shape: 4
                    """);
            assertThat(floats(answer.getRawOutputContents(0))).containsExactly(1, 2, 3, 4);
        }
        assertThat(toTriton.getId()).isNotBlank();
        assertThat(toKserve.getId()).isEqualTo("1");
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersTypedContentsWithTypedContents(Grpc.Door door) throws Exception {
        ModelInferResponse answer = ModelInferResponse.parseFrom(only(kserve, "infer contents", door));

        assertThat(answer.getId()).isEqualTo("1");
        assertThat(answer.getOutputs(0).getContents().getFp32ContentsList()).containsExactly(1f, 2f, 3f, 4f);
        assertThat(answer.getRawOutputContentsCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersTensorsInTheBytesTheyCameIn(Grpc.Door door) throws Exception {
        for (String datatype : List.of("BYTES", "FP16", "INT64", "UINT64", "BOOL")) {
            String call = "infer " + datatype;
            ModelInferRequest sent =
                    ModelInferRequest.parseFrom(triton.messages(call).get(0));

            ModelInferResponse answer = ModelInferResponse.parseFrom(only(triton, call, door));

            assertThat(answer.getOutputs(0).getName()).isEqualTo("output-0");
            assertThat(answer.getOutputs(0).getDatatype()).isEqualTo(datatype);
            assertThat(answer.getOutputs(0).getShapeList())
                    .isEqualTo(sent.getInputs(0).getShapeList());
            assertThat(answer.getRawOutputContentsList()).isEqualTo(sent.getRawInputContentsList());
        }
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void doesNotEchoTheOptionsOfARequest(Grpc.Door door) throws Exception {
        ModelInferResponse answer = ModelInferResponse.parseFrom(only(triton, "infer with options", door));

        assertThat(answer.getId()).isEqualTo("r1");
        assertThat(answer.getParametersMap()).isEmpty();
        assertThat(floats(answer.getRawOutputContents(0))).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void readsGzipAndSaysSoToACallerOfDeflate(Grpc.Door door) throws Exception {
        ModelInferResponse answer = ModelInferResponse.parseFrom(only(triton, "infer gzip", door));

        assertThat(answer.getOutputs(0).getShapeList()).containsExactly(64L, 4L);
        assertThat(floats(answer.getRawOutputContents(0))).hasSize(256).startsWith(1, 2, 3, 4, 1, 2);
        Status deflate = triton.grpc("infer deflate", door.number()).status();
        assertThat(deflate.getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        assertThat(deflate.getDescription()).contains("deflate is not supported; send messages in gzip");
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersStreamsOfTritonsClient(Grpc.Door door) throws Exception {
        GrpcAnswer answer = triton.grpc("stream", door.number());

        assertThat(answer.status()).isEqualTo(Status.OK);
        assertThat(answer.messages()).hasSize(3);
        ModelStreamInferResponse first =
                ModelStreamInferResponse.parseFrom(answer.messages().get(0));
        assertThat(first.getErrorMessage()).isEmpty();
        assertThat(first.getInferResponse().getId()).isEqualTo("1");
        assertThat(floats(first.getInferResponse().getRawOutputContents(0))).containsExactly(1, 2, 3, 4);
        ModelStreamInferResponse unknown =
                ModelStreamInferResponse.parseFrom(answer.messages().get(1));
        assertThat(unknown.getErrorMessage()).startsWith("there is no model nobody");
        assertThat(unknown.getInferResponse().getId()).isEqualTo("2");
        ModelStreamInferResponse last =
                ModelStreamInferResponse.parseFrom(answer.messages().get(2));
        assertThat(floats(last.getInferResponse().getRawOutputContents(0))).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
        assertThat(last.getInferResponse()
                        .getParametersOrThrow("triton_final_response")
                        .getBoolParam())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void readsGzipInStreams(Grpc.Door door) throws Exception {
        ModelInferResponse answer = ModelStreamInferResponse.parseFrom(only(triton, "stream gzip", door))
                .getInferResponse();

        assertThat(answer.getId()).isEqualTo("1");
        assertThat(answer.getOutputs(0).getShapeList()).containsExactly(64L, 4L);
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void refusesWhatTheModelDoesNotDeclare(Grpc.Door door) throws Exception {
        Status status = triton.grpc("infer wrong shape", door.number()).status();

        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(status.getDescription())
                .isEqualTo("the input input must have the shape [-1, 4], -1 for any length, got [64, 3]");
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void unloadsAndLoadsAModel(Grpc.Door door) throws Exception {
        assertThat(RepositoryModelUnloadResponse.parseFrom(only(triton, "unload", door)))
                .isEqualTo(RepositoryModelUnloadResponse.getDefaultInstance());
        assertThat(isReady(triton, "model ready", door)).isFalse();
        assertThat(triton.grpc("infer", door.number()).status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(RepositoryModelLoadResponse.parseFrom(only(triton, "load", door)))
                .isEqualTo(RepositoryModelLoadResponse.getDefaultInstance());
        assertThat(isReady(triton, "model ready", door)).isTrue();
        assertThat(triton.grpc("unload unknown", door.number()).status().getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void countsCallsAndTheirRows(Grpc.Door door) throws Exception {
        ModelStatistics before = statistics("statistics", door).getModelStats(0);

        only(triton, "infer gzip", door);

        ModelStatistics after = statistics("statistics", door).getModelStats(0);
        assertThat(after.getExecutionCount()).isEqualTo(before.getExecutionCount() + 1);
        assertThat(after.getInferenceCount()).isEqualTo(before.getInferenceCount() + 64);
        assertThat(statistics("all statistics", door).getModelStatsList())
                .extracting(ModelStatistics::getName)
                .containsExactly("Identity", "echo");
    }

    private ModelStatisticsResponse statistics(String call, Grpc.Door door) throws Exception {
        return ModelStatisticsResponse.parseFrom(only(triton, call, door));
    }
}
