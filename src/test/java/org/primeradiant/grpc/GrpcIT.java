package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.ByteString;
import inference.InferenceProtos.InferTensorContents;
import inference.InferenceProtos.ModelInferRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.beans.Echo;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Messages;
import org.primeradiant.testing.RadiantWar;

/** Tests the gRPC endpoints under load, with large messages and with slow calls. Counts failures; measures no times. */
@ExtendWith(ArquillianExtension.class)
class GrpcIT {
    private static final int CALLS = 20_000;
    private static final int MEBIBYTE = 1 << 20;
    private static final String DOORS = "org.primeradiant.testing.Grpc$Door#open";

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Map.of("RADIANT_GRPC_MAX_MESSAGE_SIZE", String.valueOf(16 * MEBIBYTE)), Echo.class);
    }

    /** Sends a call that is told apart by a number and an id; completes with true if the answer belongs to it. */
    private interface Exchange {
        ListenableFuture<Boolean> send(Grpc client, CallOptions options, int number, String id);
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersEveryCallOneByOne(Grpc.Door door) throws InterruptedException {
        assertThat(failures("calls", GrpcIT::predict, door, 1)).isZero();
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersEveryCallOf16AtOnce(Grpc.Door door) throws InterruptedException {
        assertThat(failures("calls", GrpcIT::predict, door, 16)).isZero();
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersEveryCallOf200AtOnce(Grpc.Door door) throws InterruptedException {
        assertThat(failures("calls", GrpcIT::predict, door, 200)).isZero();
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersEveryInferenceOneByOne(Grpc.Door door) throws InterruptedException {
        assertThat(failures("inferences", GrpcIT::infer, door, 1)).isZero();
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersEveryInferenceOf16AtOnce(Grpc.Door door) throws InterruptedException {
        assertThat(failures("inferences", GrpcIT::infer, door, 16)).isZero();
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersEveryInferenceOf200AtOnce(Grpc.Door door) throws InterruptedException {
        assertThat(failures("inferences", GrpcIT::infer, door, 200)).isZero();
    }

    private static ListenableFuture<Boolean> predict(Grpc client, CallOptions options, int number, String id) {
        SeldonMessage request = Messages.tensor(number, 0.5, -1);
        return Futures.transform(
                client.predictLater(request, options, Map.of("id", id)),
                answer -> answer.getData().getTensor().equals(request.getData().getTensor())
                        && answer.getMeta()
                                .getTagsOrThrow("id")
                                .getStringValue()
                                .equals(id),
                MoreExecutors.directExecutor());
    }

    private static ListenableFuture<Boolean> infer(Grpc client, CallOptions options, int number, String id) {
        InferTensorContents contents = InferTensorContents.newBuilder()
                .addFp64Contents(number)
                .addFp64Contents(-0.5)
                .build();
        ModelInferRequest request = ModelInferRequest.newBuilder()
                .setModelName("echo")
                .setId("puid of " + id)
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName("x")
                        .setDatatype("FP64")
                        .addShape(1)
                        .addShape(2)
                        .setContents(contents))
                .build();
        return Futures.transform(
                client.inferLater(request, options, Map.of("id", id)),
                answer -> answer.getId().equals(request.getId())
                        && answer.getOutputs(0).getContents().equals(contents)
                        && answer.getParametersOrThrow("id").getStringParam().equals(id),
                MoreExecutors.directExecutor());
    }

    /**
     * Makes {@link #CALLS} calls, each with its own deadline and metadata; returns how many failed or received the
     * answer to another call.
     */
    private static int failures(String what, Exchange exchange, Grpc.Door door, int concurrency)
            throws InterruptedException {
        AtomicInteger failures = new AtomicInteger();
        Semaphore free = new Semaphore(concurrency);
        try (Grpc client = new Grpc(door)) {
            for (int i = 0; i < CALLS; i++) {
                CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(30 + i % 30, TimeUnit.SECONDS);
                free.acquire();
                Futures.addCallback(
                        exchange.send(client, options, i, "call " + concurrency + "-" + i),
                        new FutureCallback<>() {
                            @Override
                            public void onSuccess(Boolean own) {
                                done(own);
                            }

                            @Override
                            public void onFailure(Throwable failure) {
                                done(false);
                            }

                            private void done(boolean well) {
                                failures.addAndGet(well ? 0 : 1);
                                free.release();
                            }
                        },
                        MoreExecutors.directExecutor());
            }
            free.acquire(concurrency);
        }
        // Parsed for the table in docs/servers.md.
        System.out.printf("%s %s, %d at once: %d failed, of %d%n", what, door, concurrency, failures.get(), CALLS);
        return failures.get();
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void carries8MebibytesEachWay(Grpc.Door door) {
        try (Grpc client = new Grpc(door)) {
            SeldonMessage request = bytes(8 * MEBIBYTE);

            assertThat(client.predict(request).getBinData()).isEqualTo(request.getBinData());
        }
    }

    /**
     * Makes more calls than the server has threads. Each is larger than the HTTP/2 window that they share, and together
     * they exceed the memory for requests. Refused calls are sent again.
     */
    @ParameterizedTest
    @MethodSource(DOORS)
    void answersOrRefusesAtOnceManyLargeCallsOfOneConnection(Grpc.Door door) throws Exception {
        int calls = Math.max(200, 20 * Runtime.getRuntime().availableProcessors());
        SeldonMessage request = bytes(MEBIBYTE);
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.MINUTES);
        try (Grpc client = new Grpc(door)) {
            int open = calls;
            for (int round = 0; open > 0 && round < calls; round++) {
                List<ListenableFuture<SeldonMessage>> answers = new ArrayList<>();
                for (int i = 0; i < open; i++) {
                    answers.add(client.predictLater(request, options, Map.of()));
                }
                for (ListenableFuture<SeldonMessage> answer : answers) {
                    open -= isAnswered(answer, request) ? 1 : 0;
                }
            }

            assertThat(open).isZero();
        }
    }

    /** Whether the call was answered with the same bytes; otherwise it must have been refused as UNAVAILABLE. */
    private static boolean isAnswered(Future<SeldonMessage> answer, SeldonMessage request) throws InterruptedException {
        try {
            assertThat(answer.get().getBinData()).isEqualTo(request.getBinData());
            return true;
        } catch (ExecutionException e) {
            assertThat(Status.fromThrowable(e.getCause()).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void keepsTheChannelAfterAMessageOverTheLimit(Grpc.Door door) {
        try (Grpc client = new Grpc(door)) {
            assertThatThrownBy(() -> client.predict(bytes(20 * MEBIBYTE)))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            failure -> assertThat(failure.getStatus().getCode())
                                    .isEqualTo(Status.Code.RESOURCE_EXHAUSTED));

            assertThat(client.predict(bytes(10)).getBinData().size()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void waitsForACallOf35Seconds(Grpc.Door door) throws Exception {
        try (Grpc client = new Grpc(door)) {
            assertThat(slow(client, 35_000, CallOptions.DEFAULT).get().getStrData())
                    .isEqualTo("slow");
        }
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void has200SlowCallsInFlightAtOnce(Grpc.Door door) throws Exception {
        try (Grpc client = new Grpc(door)) {
            List<ListenableFuture<SeldonMessage>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(slow(client, 2_000, CallOptions.DEFAULT));
            }

            double most = 0;
            for (SeldonMessage answer : Futures.allAsList(answers).get()) {
                most = Math.max(most, answer.getMeta().getTagsOrThrow("most").getNumberValue());
            }
            assertThat(most).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void stopsWorkingForACallThatHasExpired(Grpc.Door door) throws Exception {
        try (Grpc client = new Grpc(door)) {
            double before = interrupted(client);
            CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(500, TimeUnit.MILLISECONDS);

            assertThatThrownBy(() -> slow(client, 600_000, options).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("DEADLINE_EXCEEDED");

            while (interrupted(client) == before) {
                Thread.onSpinWait(); // the component has not been interrupted yet
            }
            assertThat(interrupted(client)).isEqualTo(before + 1);
        }
    }

    /** Only on our own port: a servlet learns of a cancellation only when it reads or writes. */
    @Test
    void stopsWorkingForACallThatIsCancelled() throws Exception {
        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            double before = interrupted(client);
            ListenableFuture<SeldonMessage> slow = slow(client, 600_000, CallOptions.DEFAULT);
            while (inside(client) < 2) {
                Thread.onSpinWait(); // the slow call has not begun yet
            }

            slow.cancel(true);

            while (interrupted(client) == before) {
                Thread.onSpinWait(); // the component has not been interrupted yet
            }
            assertThat(interrupted(client)).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void reportsHealth(Grpc.Door door) {
        try (Grpc client = new Grpc(door)) {
            HealthCheckRequest request = HealthCheckRequest.newBuilder()
                    .setService("seldon.protos.Model")
                    .build();

            assertThat(HealthGrpc.newBlockingStub(client.channel())
                            .check(request)
                            .getStatus())
                    .isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        }
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void reflectsItsServicesToNewAndOldClients(Grpc.Door door) throws Exception {
        try (Grpc client = new Grpc(door)) {
            for (String version : List.of("v1", "v1alpha")) {
                assertThat(reflected(client, "grpc.reflection." + version + ".ServerReflection/ServerReflectionInfo"))
                        .contains(
                                "seldon.protos.Generic",
                                "seldon.protos.Model",
                                "seldon.protos.Router",
                                "seldon.protos.Transformer",
                                "seldon.protos.OutputTransformer",
                                "seldon.protos.Combiner",
                                "seldon.protos.Seldon",
                                "inference.GRPCInferenceService",
                                "grpc.health.v1.Health");
            }
        }
    }

    /** Lists the services; the versions of reflection have the same messages. */
    private static List<String> reflected(Grpc client, String method) throws Exception {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> info =
                ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                        .setFullMethodName(method)
                        .build();
        StreamObserver<ServerReflectionRequest> requests = ClientCalls.asyncBidiStreamingCall(
                client.channel().newCall(info, CallOptions.DEFAULT), new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                        answer.completeExceptionally(new AssertionError("no answer"));
                    }
                });
        requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        List<String> services = answer.get(30, TimeUnit.SECONDS).getListServicesResponse().getServiceList().stream()
                .map(service -> service.getName())
                .toList();
        requests.onCompleted();
        return services;
    }

    private static ListenableFuture<SeldonMessage> slow(Grpc client, int millis, CallOptions options) {
        SeldonMessage request = SeldonMessage.newBuilder().setStrData("slow").build();
        return client.predictLater(request, options, Map.of("sleep-millis", String.valueOf(millis)));
    }

    private static double interrupted(Grpc client) {
        return client.predict(bytes(1)).getMeta().getTagsOrThrow("interrupted").getNumberValue();
    }

    /** Number of calls inside the component, this one included. */
    private static double inside(Grpc client) {
        return client.predict(bytes(1)).getMeta().getTagsOrThrow("inside").getNumberValue();
    }

    private static SeldonMessage bytes(int size) {
        return SeldonMessage.newBuilder()
                .setBinData(ByteString.copyFrom(new byte[size]))
                .build();
    }
}
