package org.primeradiant.logger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import inference.InferenceProtos.ModelInferRequest;
import inference.InferenceProtos.ModelInferResponse;
import io.seldon.api.rpc.ClassificationReply;
import io.seldon.api.rpc.ClassificationRequest;
import io.seldon.microservice.iris.IrisPredictRequest;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.beans.Masking;
import org.primeradiant.beans.Whole;
import org.primeradiant.docs.FlowerScores;
import org.primeradiant.docs.IrisCustomDataHandler;
import org.primeradiant.docs.NextTitles;
import org.primeradiant.logger.FakeSink.Received;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Messages;
import org.primeradiant.testing.RadiantWar;
import org.primeradiant.toys.CombinerMean;
import org.primeradiant.toys.Echo;
import org.primeradiant.toys.TransformerPlusOne;

/** Logs the calls of a graph, by its {@code logger}s, and of components that are called by themselves. */
@ExtendWith(ArquillianExtension.class)
class PayloadLogIT {
    private static final String DOORS = "org.primeradiant.testing.Grpc$Door#open";
    private static final String ROW = "{\"data\":{\"ndarray\":[[1.0,2.0,3.0,4.0]]}}";
    private static final Pattern SENT = Pattern.compile("radiant_logger_sent_total [1-9]");
    private static final FakeSink SINK = sink();

    private static final String GRAPH = """
            apiVersion: machinelearning.seldon.io/v1
            kind: SeldonDeployment
            metadata: {name: shop, namespace: scoring}
            spec:
              predictors:
              - name: main
                graph:
                  name: CombinerMean
                  type: COMBINER
                  logger: {mode: all, url: "%s"}
                  children:
                  - {name: echo, type: MODEL, logger: {mode: response, url: "%s"}}
                  - {name: TransformerPlusOne, type: TRANSFORMER, logger: {mode: request}}
            """;

    private static FakeSink sink() {
        try {
            return FakeSink.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Path graph = Files.createDirectories(Path.of("target", "graphs")).resolve("payload-log.yaml");
        Files.writeString(graph, GRAPH.formatted(SINK.url("/graph?token=t"), SINK.url("/graph?token=t")));
        return RadiantWar.with(
                        Map.of(
                                "RADIANT_GRAPH", graph.toAbsolutePath().toString(),
                                "RADIANT_LOGGER_URL", SINK.url("/direct"),
                                "RADIANT_LOGGER_SOURCE", "http://radiant:8000/"),
                        CombinerMean.class,
                        Echo.class,
                        Whole.EveryRole.class,
                        TransformerPlusOne.class,
                        FlowerScores.class,
                        FlowerScores.Flower.class,
                        IrisCustomDataHandler.class,
                        NextTitles.class,
                        Masking.class)
                .addPackage(IrisPredictRequest.class.getPackage());
    }

    @AfterAll
    static void close() {
        SINK.close();
    }

    @BeforeEach
    void begin() {
        Http.awaitLoaded();
        SINK.forget();
    }

    private static List<Received> events(String requestId, int count) throws InterruptedException {
        Logs.await(count + " events of " + requestId, () -> of(requestId).size() >= count);
        return of(requestId);
    }

    private static List<Received> of(String requestId) {
        return SINK.taken().stream()
                .filter(event -> event.header("ce-requestid").equals(requestId))
                .toList();
    }

    private static Received the(String model, String kind, List<Received> events) {
        List<Received> found = events.stream()
                .filter(event ->
                        event.header("ce-modelid").equals(model) && event.kind().equals(kind))
                .toList();
        assertThat(found).as(model + " " + kind).hasSize(1);
        return found.get(0);
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    private static JsonValue data(Received event) {
        return json(event.text()).asJsonObject().getJsonObject("data").get("ndarray");
    }

    private static SeldonMessage message(Received event) throws IOException {
        return SeldonMessage.parseFrom(event.bytes().value());
    }

    @Test
    void logsTheNodesOfAGraphAsTheirLoggersSay() throws Exception {
        Http.post("/api/v1.0/predictions", ROW, Map.of("Seldon-Puid", "rest-1"));

        List<Received> events = events("rest-1", 4);
        assertThat(events).hasSize(4);
        Received request = the("CombinerMean", "request", events);
        assertThat(request.path()).isEqualTo("/graph?token=t");
        assertThat(request.header("ce-specversion")).isEqualTo("1.0");
        assertThat(request.header("ce-source")).isEqualTo("http://radiant:8000/");
        assertThat(request.header("ce-type")).isEqualTo("io.seldon.serving.inference.request");
        assertThat(request.header("ce-inferenceservicename")).isEqualTo("shop");
        assertThat(request.header("ce-namespace")).isEqualTo("scoring");
        assertThat(request.header("ce-endpoint")).isEqualTo("main");
        assertThat(request.header("ce-protocol")).isEqualTo("seldon");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(data(request)).isEqualTo(json("[[1.0,2.0,3.0,4.0]]"));
        assertThat(data(the("CombinerMean", "response", events))).isEqualTo(json("[[1.5,2.5,3.5,4.5]]"));
        assertThat(data(the("echo", "response", events))).isEqualTo(json("[[1.0,2.0,3.0,4.0]]"));
        Received toDefault = the("TransformerPlusOne", "request", events);
        assertThat(toDefault.path()).isEqualTo("/direct");
        assertThat(data(toDefault)).isEqualTo(json("[[1.0,2.0,3.0,4.0]]"));
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void logsTheNodesOfAGraphOverGrpc(Grpc.Door door) throws Exception {
        String puid = "grpc-" + door;
        try (Grpc grpc = new Grpc(door)) {
            grpc.call(
                    "seldon.protos.Seldon/Predict",
                    Messages.tensor(1, 2, 3, 4),
                    SeldonMessage.getDefaultInstance(),
                    Map.of("seldon-puid", puid));
        }

        List<Received> events = events(puid, 4);
        assertThat(events)
                .hasSize(4)
                .extracting(event -> event.header("Content-Type"))
                .containsOnly("application/protobuf");
        assertThat(message(the("CombinerMean", "request", events))
                        .getData()
                        .getTensor()
                        .getValuesList())
                .containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(message(the("CombinerMean", "response", events))
                        .getData()
                        .getTensor()
                        .getValuesList())
                .containsExactly(1.5, 2.5, 3.5, 4.5);
    }

    @Test
    void logsFeedbackWhereResponsesAreLogged() throws Exception {
        String feedback = "{\"request\":" + ROW + ",\"reward\":0.5}";

        Http.post("/api/v1.0/feedback", feedback, Map.of("Seldon-Puid", "feedback-1"));

        List<Received> events = events("feedback-1", 2);
        assertThat(events)
                .extracting(event -> event.header("ce-modelid"))
                .containsExactlyInAnyOrder("CombinerMean", "echo");
        assertThat(events).extracting(event -> event.header("ce-type")).containsOnly("io.seldon.serving.feedback");
        assertThat(json(events.get(0).text())
                        .asJsonObject()
                        .getJsonNumber("reward")
                        .doubleValue())
                .isEqualTo(0.5);
    }

    @Test
    void logsAComponentThatIsCalledByItself() throws Exception {
        Http.post("/components/echo/predict", ROW, Map.of("Seldon-Puid", "direct-1"));

        List<Received> events = events("direct-1", 2);
        assertThat(events).hasSize(2).extracting(Received::path).containsOnly("/direct");
        assertThat(the("echo", "request", events).text()).isEqualTo(ROW);
        assertThat(data(the("echo", "response", events))).isEqualTo(json("[[1.0,2.0,3.0,4.0]]"));
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void logsAComponentOverGrpc(Grpc.Door door) throws Exception {
        String puid = "direct-" + door;
        SeldonMessage request = Messages.tensor(1, 2, 3, 4);
        try (Grpc grpc = new Grpc(door)) {
            grpc.call(
                    "seldon.protos.Model/Predict",
                    request,
                    SeldonMessage.getDefaultInstance(),
                    Map.of("seldon-puid", puid, "radiant-component", "echo"));
        }

        List<Received> events = events(puid, 2);
        assertThat(message(the("echo", "request", events))).isEqualTo(request);
        assertThat(message(the("echo", "response", events))
                        .getData()
                        .getTensor()
                        .getValuesList())
                .containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void logsInferenceRequestsAsTheyCome() throws Exception {
        String body = "{\"id\":\"v2-1\",\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,4],"
                + "\"data\":[1,2,3,4]}]}";

        Http.post("/v2/models/echo/infer", body);

        List<Received> events = events("v2-1", 2);
        assertThat(events)
                .hasSize(2)
                .extracting(event -> event.header("ce-protocol"))
                .containsOnly("v2");
        assertThat(the("echo", "request", events).text()).isEqualTo(body);
        assertThat(json(the("echo", "response", events).text())
                        .asJsonObject()
                        .getJsonArray("outputs")
                        .getJsonObject(0)
                        .get("data"))
                .isEqualTo(json("[1.0,2.0,3.0,4.0]"));
    }

    @Test
    void logsBinaryTensorsWithTheLengthOfTheirJson() throws Exception {
        String header = "{\"id\":\"v2-2\",\"parameters\":{\"binary_data_output\":true},\"inputs\":[{\"name\":\"input\","
                + "\"datatype\":\"FP32\",\"shape\":[1,4],\"parameters\":{\"binary_data_size\":16}}]}";
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(json.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        body.put(json).putFloat(1).putFloat(2).putFloat(3).putFloat(4);

        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + Http.port() + "/v2/models/echo/infer"))
                .header("Content-Type", "application/octet-stream")
                .header("Inference-Header-Content-Length", String.valueOf(json.length))
                .POST(BodyPublishers.ofByteArray(body.array()))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);

        List<Received> events = events("v2-2", 2);
        Received logged = the("echo", "request", events);
        assertThat(logged.bytes().value()).isEqualTo(body.array());
        assertThat(logged.header("Inference-Header-Content-Length")).isEqualTo(String.valueOf(json.length));
        Received response = the("echo", "response", events);
        assertThat(response.header("Content-Type")).isEqualTo("application/octet-stream");
        int length = Integer.parseInt(response.header("Inference-Header-Content-Length"));
        assertThat(ByteBuffer.wrap(response.bytes().value())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getFloat(length + 12))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void logsInferenceOverGrpc(Grpc.Door door) throws Exception {
        ModelInferRequest.Builder request =
                ModelInferRequest.newBuilder().setModelName("echo").setId("v2-" + door);
        request.addInputsBuilder()
                .setName("input")
                .setDatatype("FP32")
                .addShape(1)
                .addShape(4)
                .getContentsBuilder()
                .addAllFp32Contents(List.of(1f, 2f, 3f, 4f));
        try (Grpc grpc = new Grpc(door)) {
            grpc.call(
                    "inference.GRPCInferenceService/ModelInfer",
                    request.build(),
                    ModelInferResponse.getDefaultInstance(),
                    Map.of());
        }

        List<Received> events = events("v2-" + door, 2);
        assertThat(ModelInferRequest.parseFrom(
                        the("echo", "request", events).bytes().value()))
                .isEqualTo(request.build());
        assertThat(ModelInferResponse.parseFrom(
                                the("echo", "response", events).bytes().value())
                        .getOutputs(0)
                        .getContents()
                        .getFp32ContentsList())
                .containsExactly(1f, 2f, 3f, 4f);
    }

    @Test
    void logsTheOlderProtocol() throws Exception {
        Http.post("/components/echo/extension", "[[1,2,3,4]]", Map.of("Seldon-Puid", "legacy-1"));

        List<Received> events = events("legacy-1", 2);
        assertThat(events)
                .hasSize(2)
                .extracting(event -> event.header("ce-protocol"))
                .containsOnly("seldon-server");
        assertThat(the("echo", "request", events).text()).isEqualTo("[[1,2,3,4]]");
        assertThat(json(the("echo", "response", events).text())).isEqualTo(json("[[1.0,2.0,3.0,4.0]]"));
    }

    @Test
    void logsPredictionsAndRecommendationsOfTheOlderProtocol() throws Exception {
        Http.with(
                "GET",
                "/components/flowers/predict?client=a"
                        + "&json=%7B%22f1%22%3A4.8%2C%22f2%22%3A3%2C%22f3%22%3A1%2C%22f4%22%3A0%7D",
                Map.of("Seldon-Puid", "legacy-2"));
        Http.with("GET", "/components/titles/recommend?client=a&user_id=1&limit=3", Map.of("Seldon-Puid", "legacy-3"));

        List<Received> predicted = events("legacy-2", 2);
        assertThat(the("flowers", "request", predicted).text()).isEqualTo("{\"f1\":4.8,\"f2\":3,\"f3\":1,\"f4\":0}");
        assertThat(the("flowers", "response", predicted).text()).startsWith("{\"predictions\":[{\"score\":0.9");
        List<Received> recommended = events("legacy-3", 2);
        Received request = the("titles", "request", recommended);
        assertThat(request.text()).isEqualTo("client=a&user_id=1&limit=3");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(the("titles", "response", recommended).text()).isEqualTo("{\"recommended\":[]}");
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void logsClassifications(Grpc.Door door) throws Exception {
        String puid = "classify-" + door;
        ClassificationRequest request = ClassificationRequest.newBuilder()
                .setData(Any.pack(IrisPredictRequest.newBuilder().setF1(4.8f).build()))
                .build();
        ClassificationReply reply;
        try (Grpc grpc = new Grpc(door)) {
            reply = grpc.call(
                    "io.seldon.api.rpc.Seldon/Classify",
                    request,
                    ClassificationReply.getDefaultInstance(),
                    Map.of("seldon-puid", puid, "radiant-component", "flowers"));
        }

        List<Received> events = events(puid, 2);
        assertThat(ClassificationRequest.parseFrom(
                        the("flowers", "request", events).bytes().value()))
                .isEqualTo(request);
        assertThat(ClassificationReply.parseFrom(
                        the("flowers", "response", events).bytes().value()))
                .isEqualTo(reply);
    }

    @Test
    void skipsWhatTheCallerWantsSkipped() throws Exception {
        Map<String, String> skipping = Map.of("Seldon-Puid", "skip-1", "Seldon-Skip-Logging", "true");
        Http.post("/api/v1.0/predictions", ROW, skipping);
        Http.post("/components/echo/predict", ROW, skipping);
        Http.post("/api/v1.0/predictions", ROW, Map.of("Seldon-Puid", "after-1"));

        events("after-1", 4);
        assertThat(of("skip-1")).isEmpty();
    }

    @Test
    void hasBeansRedactPayloads() throws Exception {
        Http.post("/components/every-role/predict", "{\"strData\":\"a secret\"}", Map.of("Seldon-Puid", "redact-1"));

        List<Received> events = events("redact-1", 2);
        assertThat(events).extracting(Received::text).noneMatch(text -> text.contains("secret"));
        assertThat(the("every-role", "request", events).text()).isEqualTo("{\"strData\":\"a ******\"}");
    }

    @Test
    void countsWhatItSends() throws Exception {
        Http.post("/components/echo/predict", ROW, Map.of("Seldon-Puid", "count-1"));
        events("count-1", 2);

        // Counted once the sink's answer has come back.
        Logs.await("the count", () -> SENT.matcher(Http.get("/metrics").body()).find());
        assertThat(Http.get("/metrics").body())
                .contains("radiant_logger_dropped_total{reason=\"queue\"} 0.0")
                .contains("radiant_logger_failed_total{reason=\"rejected\"} 0.0");
    }
}
