package org.primeradiant.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import inference.InferenceProtos.DataType;
import inference.InferenceProtos.InferParameter;
import inference.InferenceProtos.InferTensorContents;
import inference.InferenceProtos.ModelConfig;
import inference.InferenceProtos.ModelConfigRequest;
import inference.InferenceProtos.ModelConfigResponse;
import inference.InferenceProtos.ModelInferRequest;
import inference.InferenceProtos.ModelInferRequest.InferInputTensor;
import inference.InferenceProtos.ModelInferResponse;
import inference.InferenceProtos.ModelMetadataRequest;
import inference.InferenceProtos.ModelMetadataResponse;
import inference.InferenceProtos.ModelReadyRequest;
import inference.InferenceProtos.ModelReadyResponse;
import inference.InferenceProtos.ModelRepositoryParameter;
import inference.InferenceProtos.ModelStatistics;
import inference.InferenceProtos.ModelStatisticsRequest;
import inference.InferenceProtos.ModelStatisticsResponse;
import inference.InferenceProtos.ModelStreamInferResponse;
import inference.InferenceProtos.RepositoryIndexRequest;
import inference.InferenceProtos.RepositoryIndexResponse;
import inference.InferenceProtos.RepositoryModelLoadRequest;
import inference.InferenceProtos.RepositoryModelLoadResponse;
import inference.InferenceProtos.RepositoryModelUnloadRequest;
import inference.InferenceProtos.RepositoryModelUnloadResponse;
import inference.InferenceProtos.ServerLiveRequest;
import inference.InferenceProtos.ServerLiveResponse;
import inference.InferenceProtos.ServerMetadataRequest;
import inference.InferenceProtos.ServerMetadataResponse;
import inference.InferenceProtos.ServerReadyRequest;
import inference.InferenceProtos.ServerReadyResponse;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Tensor;
import org.primeradiant.grpc.CallGuard;
import org.primeradiant.grpc.Codes;
import org.primeradiant.grpc.ComponentServices;
import org.primeradiant.grpc.LocalPort;
import org.primeradiant.grpc.OpenStream;
import org.primeradiant.identity.Access;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.repository.ModelControl;
import org.primeradiant.repository.ModelRepository;
import org.primeradiant.settings.RepositorySettings.Control;
import org.primeradiant.testing.Grpc;

/** Tests the services over the separate port, with the generated messages of their clients. */
class InferenceServicesTest {
    private static final String SERVICE = "inference.GRPCInferenceService/";
    private static final String OF_MLSERVER = "inference.model_repository.ModelRepositoryService/";
    private static final MethodDescriptor<ModelInferRequest, ModelStreamInferResponse> STREAM =
            MethodDescriptor.<ModelInferRequest, ModelStreamInferResponse>newBuilder()
                    .setType(MethodType.BIDI_STREAMING)
                    .setFullMethodName(SERVICE + "ModelStreamInfer")
                    .setRequestMarshaller(ProtoUtils.marshaller(ModelInferRequest.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(ModelStreamInferResponse.getDefaultInstance()))
                    .build();

    private LocalPort port = open(Control.OFF);

    private static final class Sum implements Model<Tensor, Double> {
        @Override
        public Double predict(Tensor input, Call call) {
            return Arrays.stream(input.doubles()).sum();
        }
    }

    private static LocalPort open(Control control) {
        InFlight inFlight = new InFlight();
        ComponentRegistry registry =
                Microservices.deployment(Map.of("sum", new Sum())).registry();
        InferenceServices services = new InferenceServices(
                new ComponentServices(registry, inFlight, Codes::status, "inference", CallGuard.NONE),
                new EchoCatalog(),
                new RepositoryCalls(
                        new ModelControl(registry, new ModelRepository()), new RepositoryAccess(control, Access.OPEN)),
                ServerMetadataResponse.newBuilder()
                        .setName("radiant")
                        .setVersion("1")
                        .addExtensions("statistics")
                        .build(),
                new PayloadLog());
        return new LocalPort(Map.of(), inFlight, services.definitions());
    }

    private void reopen(Control control) {
        port.close();
        port = open(control);
    }

    @AfterEach
    void close() {
        port.close();
    }

    private <A extends Message> A call(String method, Message request, A answer, Map<String, String> metadata) {
        return new Grpc(port.channel()).call(method, request, answer, metadata);
    }

    private <A extends Message> A call(String method, Message request, A answer) {
        return call(SERVICE + method, request, answer, Map.of());
    }

    private static void assertFails(Runnable call, Status.Code code, String text) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
            assertThat(e.getStatus().getCode()).isEqualTo(code);
            assertThat(e.getStatus().getDescription()).contains(text);
        });
    }

    private static ModelInferRequest.Builder request(String model) {
        return ModelInferRequest.newBuilder()
                .setModelName(model)
                .setId("17")
                .addInputs(InferInputTensor.newBuilder()
                        .setName("x")
                        .setDatatype("FP32")
                        .addShape(2));
    }

    private static ModelInferRequest typed(String model) {
        ModelInferRequest.Builder request = request(model);
        request.getInputsBuilder(0)
                .setContents(InferTensorContents.newBuilder().addFp32Contents(1).addFp32Contents(2.5f));
        return request.build();
    }

    private static ModelInferRequest raw(String model) {
        return request(model)
                .addRawInputContents(ByteString.copyFrom(new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0x20, 0x40}))
                .build();
    }

    private ModelInferResponse infer(ModelInferRequest request) {
        return call("ModelInfer", request, ModelInferResponse.getDefaultInstance());
    }

    @Test
    void isLiveAndReadyAndDescribesItself() {
        assertThat(call("ServerLive", ServerLiveRequest.getDefaultInstance(), ServerLiveResponse.getDefaultInstance())
                        .getLive())
                .isTrue();
        assertThat(call(
                                "ServerReady",
                                ServerReadyRequest.getDefaultInstance(),
                                ServerReadyResponse.getDefaultInstance())
                        .getReady())
                .isTrue();
        assertThat(call(
                        "ServerMetadata",
                        ServerMetadataRequest.getDefaultInstance(),
                        ServerMetadataResponse.getDefaultInstance()))
                .hasToString("name: \"radiant\"\nversion: \"1\"\nextensions: \"statistics\"\n");
    }

    @Test
    void tellsWhichModelsAreReady() {
        assertThat(isReady("echo", "")).isTrue();
        assertThat(isReady("echo", "3")).isTrue();
        assertThat(isReady("echo", "4")).isFalse();
        assertThat(isReady("loading", "")).isFalse();
        assertThat(isReady("nobody", "")).isFalse();
    }

    private boolean isReady(String name, String version) {
        return call(
                        "ModelReady",
                        ModelReadyRequest.newBuilder()
                                .setName(name)
                                .setVersion(version)
                                .build(),
                        ModelReadyResponse.getDefaultInstance())
                .getReady();
    }

    @Test
    void describesAModel() {
        ModelMetadataResponse metadata = call(
                "ModelMetadata",
                ModelMetadataRequest.newBuilder().setName("echo").build(),
                ModelMetadataResponse.getDefaultInstance());

        assertThat(metadata.getName()).isEqualTo("echo");
        assertThat(metadata.getVersionsList()).containsExactly("3");
        assertThat(metadata.getPlatform()).isEqualTo("echo_echo");
        assertThat(metadata.getInputs(0).getName()).isEqualTo("x");
        assertThat(metadata.getInputs(0).getDatatype()).isEqualTo("FP32");
        assertThat(metadata.getInputs(0).getShapeList()).containsExactly(-1L, 4L);
        assertThat(metadata.getOutputs(0).getDatatype()).isEqualTo("BYTES");
    }

    @Test
    void describesAModelInTritonsTerms() {
        ModelConfig config = call(
                        "ModelConfig",
                        ModelConfigRequest.newBuilder().setName("echo").build(),
                        ModelConfigResponse.getDefaultInstance())
                .getConfig();

        assertThat(config.getName()).isEqualTo("echo");
        assertThat(config.getPlatform()).isEqualTo("echo_echo");
        assertThat(config.getMaxBatchSize()).isZero();
        assertThat(config.getInput(0).getDataType()).isEqualTo(DataType.TYPE_FP32);
        assertThat(config.getInput(0).getDimsList()).containsExactly(-1L, 4L);
        assertThat(config.getOutput(0).getDataType()).isEqualTo(DataType.TYPE_STRING);
        assertThat(config.getOutput(0).getName()).isEqualTo("text");
    }

    @Test
    void countsTheCallsOfOneModelOrAll() {
        ModelStatistics echo = statistics("echo").getModelStats(0);

        assertThat(echo.getName()).isEqualTo("echo");
        assertThat(echo.getVersion()).isEqualTo("3");
        assertThat(echo.getInferenceCount()).isEqualTo(50);
        assertThat(echo.getExecutionCount()).isEqualTo(7);
        assertThat(echo.getLastInference()).isEqualTo(1_700_000_000_000L);
        assertThat(echo.getInferenceStats().getSuccess().getCount()).isEqualTo(7);
        assertThat(echo.getInferenceStats().getSuccess().getNs()).isEqualTo(700);
        assertThat(echo.getInferenceStats().getFail().getCount()).isEqualTo(2);
        assertThat(echo.getInferenceStats().getFail().getNs()).isEqualTo(20);
        assertThat(statistics("").getModelStatsList())
                .extracting(ModelStatistics::getName)
                .containsExactly("broken", "echo");
        assertFails(() -> statistics("nobody"), Status.Code.NOT_FOUND, "no model nobody");
    }

    private ModelStatisticsResponse statistics(String name) {
        return call(
                "ModelStatistics",
                ModelStatisticsRequest.newBuilder().setName(name).build(),
                ModelStatisticsResponse.getDefaultInstance());
    }

    @Test
    void answersTypedContentsWithTypedContents() {
        ModelInferResponse answer = infer(typed("echo"));

        assertThat(answer.getModelName()).isEqualTo("echo");
        assertThat(answer.getModelVersion()).isEqualTo("3");
        assertThat(answer.getId()).isEqualTo("17");
        assertThat(answer.getParametersOrThrow("protocol").getStringParam()).isEqualTo("inference");
        assertThat(answer.getOutputs(0).getDatatype()).isEqualTo("FP32");
        assertThat(answer.getOutputs(0).getShapeList()).containsExactly(2L);
        assertThat(answer.getOutputs(0).getContents().getFp32ContentsList()).containsExactly(1f, 2.5f);
        assertThat(answer.getRawOutputContentsCount()).isZero();
    }

    @Test
    void answersRawContentsWithRawContents() {
        ModelInferResponse answer = infer(raw("echo"));

        assertThat(answer.getOutputs(0).hasContents()).isFalse();
        assertThat(answer.getRawOutputContentsList())
                .containsExactly(raw("echo").getRawInputContents(0));
    }

    @Test
    void refusesCallsThatCannotBeAnswered() {
        assertFails(() -> infer(typed("nobody")), Status.Code.NOT_FOUND, "no model nobody");
        assertFails(() -> infer(typed("loading")), Status.Code.UNAVAILABLE, "loading is not ready");
        assertFails(() -> infer(typed("broken")), Status.Code.INTERNAL, "broken.predict failed");
        assertFails(
                () -> infer(request("echo").build()),
                Status.Code.INVALID_ARGUMENT,
                "the shape of input x, [2], needs 2 elements in fp32_contents, got 0");
    }

    @Test
    void answersEachMessageOfAStreamWhateverBecomesOfTheOthers() throws Exception {
        OpenStream<ModelInferRequest, ModelStreamInferResponse> stream = new OpenStream<>(port.channel(), STREAM);
        stream.send(typed("echo"));
        stream.send(typed("nobody"));
        stream.send(request("echo").setId("18").build());
        stream.send(raw("echo"));
        stream.halfClose();

        ModelStreamInferResponse first = stream.next();
        assertThat(first.getErrorMessage()).isEmpty();
        assertThat(first.getInferResponse().getId()).isEqualTo("17");
        assertThat(first.getInferResponse().getOutputs(0).getContents().getFp32ContentsList())
                .containsExactly(1f, 2.5f);
        assertFinal(first);
        ModelStreamInferResponse unknown = stream.next();
        assertThat(unknown.getErrorMessage()).isEqualTo("no model nobody");
        assertThat(unknown.getInferResponse().getId()).isEqualTo("17");
        assertFinal(unknown);
        ModelStreamInferResponse bad = stream.next();
        assertThat(bad.getErrorMessage())
                .isEqualTo("the shape of input x, [2], needs 2 elements in fp32_contents, got 0");
        assertThat(bad.getInferResponse().getId()).isEqualTo("18");
        assertThat(stream.next().getInferResponse().getRawOutputContentsCount()).isEqualTo(1);
        assertThat(stream.end()).isEqualTo(Status.OK);
        assertThat(stream.hasMore()).isFalse();
    }

    private static void assertFinal(ModelStreamInferResponse answer) {
        assertThat(answer.getInferResponse().getParametersMap())
                .containsEntry(
                        "triton_final_response",
                        InferParameter.newBuilder().setBoolParam(true).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVICE, OF_MLSERVER})
    void listsWhatIsServed(String service) {
        RepositoryIndexResponse index = call(
                service + "RepositoryIndex",
                RepositoryIndexRequest.getDefaultInstance(),
                RepositoryIndexResponse.getDefaultInstance(),
                Map.of());

        assertThat(index.getModelsList()).singleElement().satisfies(model -> {
            assertThat(model.getName()).isEqualTo("sum");
            assertThat(model.getState()).isEqualTo("READY");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVICE, OF_MLSERVER})
    void letsNobodyLoadOrUnloadIfOff(String service) {
        assertFails(() -> load(service, Map.of()), Status.Code.PERMISSION_DENIED, "RADIANT_REPOSITORY_CONTROL");
        assertFails(() -> unload(service, "unload_dependents"), Status.Code.PERMISSION_DENIED, "is off");
    }

    /** This deployment has no repository, which only those learn who may use it. */
    @ParameterizedTest
    @ValueSource(strings = {SERVICE, OF_MLSERVER})
    void letsCallersOnThisMachineLoadAndUnload(String service) {
        reopen(Control.LOOPBACK);

        assertFails(() -> load(service, Map.of()), Status.Code.NOT_FOUND, "RADIANT_MODELS is unset");
        assertFails(() -> unload(service, "unload_dependents"), Status.Code.NOT_FOUND, "RADIANT_MODELS is unset");
        assertFails(
                () -> load(service, Map.of("x-forwarded-for", "10.0.0.7")),
                Status.Code.PERMISSION_DENIED,
                "the request has the header X-Forwarded-For");
    }

    @Test
    void refusesModelsInParameters() {
        reopen(Control.ON);

        assertFails(() -> unload(SERVICE, "file:1/model"), Status.Code.INVALID_ARGUMENT, "from the folder alone");
    }

    private RepositoryModelLoadResponse load(String service, Map<String, String> metadata) {
        return call(
                service + "RepositoryModelLoad",
                RepositoryModelLoadRequest.newBuilder().setModelName("m").build(),
                RepositoryModelLoadResponse.getDefaultInstance(),
                metadata);
    }

    private RepositoryModelUnloadResponse unload(String service, String parameter) {
        return call(
                service + "RepositoryModelUnload",
                RepositoryModelUnloadRequest.newBuilder()
                        .setModelName("m")
                        .putParameters(
                                parameter,
                                ModelRepositoryParameter.newBuilder()
                                        .setBoolParam(false)
                                        .build())
                        .build(),
                RepositoryModelUnloadResponse.getDefaultInstance(),
                Map.of());
    }
}
