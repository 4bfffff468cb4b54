package org.primeradiant.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Burdens;
import org.primeradiant.siege.SiegeBeans;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/**
 * Sends requests that could crash or block the server. The limits are small, so that a few requests reach them. S1 to
 * S6 are cases of issue 14, numbered as in {@code org.primeradiant.siege.Attacks}.
 */
@ExtendWith(ArquillianExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SurviveIT {
    private static final String DOORS = "org.primeradiant.testing.Grpc$Door#open";
    private static final int HTTP_CALLS = 12;
    private static final int THREADS = 8;
    private static final int QUEUE = 8;
    private static final int MEBIBYTE = 1 << 20;
    private static final CallOptions ENDLESS = CallOptions.DEFAULT;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Deployment(testable = false)
    static WebArchive war() {
        Map<String, String> settings = Map.of(
                "RADIANT_COMPONENT", "sums",
                "RADIANT_REQUEST_MEMORY", String.valueOf(64 * MEBIBYTE),
                "RADIANT_HTTP_CALLS", String.valueOf(HTTP_CALLS),
                "RADIANT_THREADS", String.valueOf(THREADS),
                "RADIANT_QUEUE", String.valueOf(QUEUE),
                "RADIANT_CALL_SECONDS", "3",
                "RADIANT_BODY_PAUSE_SECONDS", "2");
        return RadiantWar.with(
                settings,
                SiegeBeans.Sums.class,
                SiegeBeans.JsonTypes.class,
                SiegeBeans.Lengths.class,
                SiegeBeans.Slow.class,
                SiegeBeans.Stuck.class,
                Burdens.Index.class,
                Burdens.Silent.class);
    }

    @BeforeAll
    static void awaitLoaded() {
        Http.awaitLoaded();
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + Http.port() + path);
    }

    private static CompletableFuture<HttpResponse<String>> post(String path, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(2))
                .POST(body)
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString());
    }

    private static CompletableFuture<HttpResponse<String>> text(String component, String text) {
        return post("/components/" + component + "/predict", BodyPublishers.ofString("{\"strData\":\"" + text + "\"}"));
    }

    private static SeldonMessage message(String text) {
        return SeldonMessage.newBuilder().setStrData(text).build();
    }

    private static void assertSumsAreAnswered() {
        HttpResponse<String> answer = Http.post("/predict", "{\"data\":{\"ndarray\":[[1,2],[3,4]]}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"ndarray\":[3.0,7.0]");
    }

    private static void assertSumsAreAnsweredSoon() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (Http.post("/predict", "{\"data\":{\"ndarray\":[[1]]}}").statusCode() == 503 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertSumsAreAnswered();
    }

    private static void assertProbesAreAnswered() {
        for (String probe : List.of("/health/ping", "/health/status", "/metrics")) {
            assertThat(Http.get(probe).statusCode()).as(probe).isEqualTo(200);
        }
    }

    private static Map<Integer, Integer> statuses(List<CompletableFuture<HttpResponse<String>>> answers) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        answers.forEach(answer -> {
            HttpResponse<String> come = answer.join();
            statuses.merge(come.statusCode(), 1, Integer::sum);
            if (come.statusCode() == 503) {
                assertThat(come.headers().firstValue("Retry-After")).isPresent();
                assertThat(come.body()).contains("MICROSERVICE_UNAVAILABLE");
            }
        });
        return statuses;
    }

    // S1: a tensor that claims a large shape

    @Test
    void refusesATensorThatIsFilledFromFewValues() {
        HttpResponse<String> answer = Http.post(
                "/predict",
                "{\"data\":{\"tftensor\":{\"dtype\":\"DT_DOUBLE\",\"tensorShape\":{\"dim\":[{\"size\":\"16777216\"},"
                        + "{\"size\":\"1\"}]},\"doubleVal\":[1]}}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("if values are missing, the maximum for a message of this size is");
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void refusesSuchATensorOverGrpcToo(Grpc.Door door) throws Exception {
        byte[] tensor = {8, 2, 18, 11, 18, 5, 8, -128, -128, -128, 8, 18, 2, 8, 1, 50, 8, 0, 0, 0, 0, 0, 0, -16, 63};
        byte[] data = concat(new byte[] {34, (byte) tensor.length}, tensor);
        SeldonMessage request =
                SeldonMessage.newBuilder().setData(DefaultData.parseFrom(data)).build();
        try (Grpc client = new Grpc(door)) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> client.predict(request))
                    .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteString.copyFrom(first).concat(ByteString.copyFrom(second)).toByteArray();
    }

    // S2: many small values

    @Test
    void refusesManySmallValuesBeforeTheyTakeMemory() {
        byte[] ones = "1,".repeat(MEBIBYTE).getBytes(StandardCharsets.US_ASCII);
        Stream<InputStream> parts =
                Stream.of(stream("{\"jsonData\":[".getBytes()), stream(ones), stream("1]}".getBytes()));
        HttpResponse<String> answer = post(
                        "/components/json/predict", BodyPublishers.ofInputStream(() -> joined(parts.toList())))
                .join();

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("RADIANT_REQUEST_MEMORY");
        assertSumsAreAnswered();
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static InputStream joined(List<InputStream> parts) {
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void refusesThemOverGrpcToo(Grpc.Door door) {
        ListValue.Builder list = ListValue.newBuilder();
        Value empty =
                Value.newBuilder().setListValue(ListValue.getDefaultInstance()).build();
        for (int i = 0; i < 800_000; i++) {
            list.addValues(empty);
        }
        SeldonMessage request = SeldonMessage.newBuilder()
                .setJsonData(Value.newBuilder().setListValue(list))
                .build();
        try (Grpc client = new Grpc(door)) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> client.call(
                            "seldon.protos.Model/Predict",
                            request,
                            SeldonMessage.getDefaultInstance(),
                            Map.of("radiant-component", "json")))
                    .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED))
                    .withMessageContaining("RADIANT_REQUEST_MEMORY");
        }
    }

    // S3: large bodies at the same time

    @Test
    void takesAsManyLargeBodiesAtOnceAsThereIsMemoryFor() {
        String text = "a".repeat(16 * MEBIBYTE);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(text("lengths", text));
        }
        assertSumsAreAnswered();

        Map<Integer, Integer> statuses = statuses(answers);
        assertThat(statuses).containsOnlyKeys(200, 503);
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.statusCode() == 200))
                .allSatisfy(answer -> assertThat(answer.body()).contains("\"" + 16 * MEBIBYTE + "\""));
    }

    // S4: slow calls and slow bodies

    @Test
    void answersProbesWhileEveryPlaceIsTakenBySlowCalls() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 3 * HTTP_CALLS; i++) {
            answers.add(text("slow", "60000"));
        }
        for (int i = 0; i < 10; i++) {
            assertProbesAreAnswered();
        }

        assertThat(statuses(answers)).containsOnlyKeys(503, 504).containsEntry(504, HTTP_CALLS);
        assertSumsAreAnswered();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ""})
    void givesUpBodiesThatComeTooSlowlyOrNotAtAll(String trickle) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * HTTP_CALLS; i++) {
                sockets.add(announced(1000));
            }
            for (int i = 0; i < 10; i++) {
                assertProbesAreAnswered();
            }
            Map<String, Integer> answers = new TreeMap<>();
            for (Socket socket : sockets) {
                answers.merge(trickled(socket, trickle), 1, Integer::sum);
            }

            assertThat(answers).containsOnlyKeys("408", "503").containsEntry("408", HTTP_CALLS);
            assertSumsAreAnsweredSoon(); // all connections are still open
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static Socket announced(int length) throws IOException {
        Socket socket = new Socket("127.0.0.1", Http.port());
        socket.setSoTimeout(200);
        OutputStream out = socket.getOutputStream();
        out.write(("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + length + "\r\n\r\n{")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    /** Sends {@code trickle} every 200 ms until an answer arrives; returns its status code. */
    private static String trickled(Socket socket, String trickle) throws IOException {
        for (int i = 0; i < 100; i++) {
            try {
                String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                return head.substring(9);
            } catch (SocketTimeoutException e) {
                socket.getOutputStream().write(trickle.getBytes(StandardCharsets.US_ASCII));
            }
        }
        throw new AssertionError("no answer after 20 s");
    }

    // S5: gRPC calls that hang

    @ParameterizedTest
    @MethodSource(DOORS)
    void hasAnEndForEachCallOverGrpc(Grpc.Door door) throws Exception {
        try (Grpc client = new Grpc(door)) {
            List<ListenableFuture<SeldonMessage>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(client.predictLater(message("60000"), ENDLESS, Map.of("radiant-component", "slow")));
            }
            assertThat(health(client)).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);

            assertThat(codes(answers)).containsExactly(Map.entry(Status.Code.DEADLINE_EXCEEDED, THREADS));
            assertThat(client.predict(sums()).getData().getNdarray().getValuesCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void saysThatItIsNotReadyWhileAComponentHoldsMostThreads() throws Exception {
        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            List<ListenableFuture<SeldonMessage>> answers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                answers.add(client.predictLater(message("8000"), ENDLESS, Map.of("radiant-component", "stuck")));
            }
            assertThat(codes(answers)).containsExactly(Map.entry(Status.Code.DEADLINE_EXCEEDED, THREADS));

            HttpResponse<String> unready = Http.get("/health/status");
            while (unready.statusCode() != 503) {
                unready = Http.get("/health/status");
            }
            assertThat(unready.body()).contains("stuck.predict").contains("gRPC");
            assertThat(health(client)).isEqualTo(HealthCheckResponse.ServingStatus.NOT_SERVING);
            assertThat(Http.get("/metrics").body()).contains("radiant_stuck_calls{component=\"stuck.predict\"} 8");
            assertSumsAreAnswered(); // REST has threads of its own

            while (Http.get("/health/status").statusCode() != 200) {
                Thread.onSpinWait();
            }
            assertThat(health(client)).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
        }
    }

    private static HealthCheckResponse.ServingStatus health(Grpc client) {
        return client.call(
                        "grpc.health.v1.Health/Check",
                        HealthCheckRequest.getDefaultInstance(),
                        HealthCheckResponse.getDefaultInstance(),
                        Map.of())
                .getStatus();
    }

    private static SeldonMessage sums() {
        ListValue row = ListValue.newBuilder()
                .addValues(Value.newBuilder().setNumberValue(1))
                .build();
        return SeldonMessage.newBuilder()
                .setData(DefaultData.newBuilder()
                        .setNdarray(ListValue.newBuilder()
                                .addValues(Value.newBuilder().setListValue(row))))
                .build();
    }

    private static Map<Status.Code, Integer> codes(List<ListenableFuture<SeldonMessage>> answers)
            throws InterruptedException {
        Map<Status.Code, Integer> codes = new TreeMap<>();
        for (ListenableFuture<SeldonMessage> answer : answers) {
            try {
                answer.get();
                codes.merge(Status.Code.OK, 1, Integer::sum);
            } catch (ExecutionException e) {
                codes.merge(Status.fromThrowable(e.getCause()).getCode(), 1, Integer::sum);
            }
        }
        return codes;
    }

    // S6: many gRPC calls at the same time

    @ParameterizedTest
    @MethodSource(DOORS)
    void refusesCallsForWhichThereIsNoPlaceToWait(Grpc.Door door) throws Exception {
        int calls = 2000;
        try (Grpc client = new Grpc(door)) {
            List<ListenableFuture<SeldonMessage>> answers = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                answers.add(client.predictLater(message("1000"), ENDLESS, Map.of("radiant-component", "slow")));
            }

            Map<Status.Code, Integer> codes = codes(answers);
            assertThat(codes).containsKeys(Status.Code.OK, Status.Code.RESOURCE_EXHAUSTED);
            assertThat(codes.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(calls);
            assertThat(client.predict(sums()).getData().getNdarray().getValuesCount())
                    .isEqualTo(1);
        }
    }

    // Other cases

    @Test
    void interruptsNoComponentThatMustNotBe() {
        HttpResponse<String> late = Http.post("/components/index/predict", "{\"data\":{\"ndarray\":[1]}}");

        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(late.body()).contains("MICROSERVICE_DEADLINE_EXCEEDED").contains("RADIANT_CALL_SECONDS");
        assertThat(text("index", "").join().body()).contains("\"strData\":\"0\"");
    }

    @Test
    void doesNotWaitForAComponentThatNeverSaysHowItIs() {
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> answer = Http.get("/components/silent/health/status");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("silent has not answered its health check in time");
        }
        assertThat(text("silent", "still here").join().body()).contains("still here");
    }

    @Test
    void takesMetadataUpToTheLimitAndSaysSoBeyond() {
        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            assertThat(client.call(
                                    "seldon.protos.Model/Predict",
                                    sums(),
                                    SeldonMessage.getDefaultInstance(),
                                    Map.of("x-large", "a".repeat(60_000)))
                            .hasData())
                    .isTrue();
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> client.call(
                            "seldon.protos.Model/Predict",
                            sums(),
                            SeldonMessage.getDefaultInstance(),
                            Map.of("x-large", "a".repeat(70_000))))
                    .withMessageContaining("RADIANT_GRPC_MAX_METADATA_SIZE")
                    .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
            assertThat(client.predict(sums()).hasData()).isTrue();
        }
    }
}
