package org.primeradiant.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.Tensor;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.container.Installation;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Serves model files from a folder, over REST and gRPC, and changes the folder meanwhile. */
@ExtendWith(ArquillianExtension.class)
class ServedModelsIT {
    private static final Path FOLDER = Path.of("target/served-models").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Installation.delete(FOLDER);
        put("xgb-binary.json", "risk/model.json");
        put("lgb-multi.txt", "churn/1/model.txt");
        return RadiantWar.with(Map.of(
                "RADIANT_MODELS", FOLDER.toString(),
                "RADIANT_MODELS_POLL_SECONDS", "1",
                "RADIANT_REPOSITORY_CONTROL", "loopback"));
    }

    private static void put(String resource, String file) throws IOException {
        Path path = FOLDER.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, Golden.resource(resource));
    }

    @BeforeEach
    void awaitLoaded() {
        Http.awaitLoaded();
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private static HttpResponse<String> predict(String model, Golden golden) {
        String rows = golden.answers().getJsonArray("rows").toString();
        return Http.post("/components/" + model + "/predict", "{\"data\":{\"ndarray\":" + rows + "}}");
    }

    private static double[] numbers(JsonArray array) {
        return array.stream()
                .flatMapToDouble(value -> value instanceof JsonArray row
                        ? Arrays.stream(numbers(row))
                        : Arrays.stream(new double[] {Double.parseDouble(value.toString())}))
                .toArray();
    }

    private static double[] answered(HttpResponse<String> answer) {
        return numbers(json(answer).getJsonObject("data").getJsonArray("ndarray"));
    }

    private static HttpResponse<String> await(String model, Golden golden, Predicate<HttpResponse<String>> wanted)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = predict(model, golden);
        while (!wanted.test(answer)) {
            assertThat(System.nanoTime()).as("last answer: " + answer.body()).isLessThan(end);
            Thread.sleep(100);
            answer = predict(model, golden);
        }
        return answer;
    }

    @Test
    void answersWhatXgboostAnswered() {
        Golden golden = Golden.of("xgb-binary");

        assertThat(answered(predict("risk", golden))).containsExactly(golden.numbers("predict"), within(2e-7));
    }

    @Test
    void answersOverGrpcWhatXgboostAnswered() {
        Golden golden = Golden.of("xgb-binary");
        Tensor.Builder tensor = Tensor.newBuilder().addAllShape(List.of(golden.count(), 30));
        Arrays.stream(golden.rows()).forEach(tensor::addValues);

        try (Grpc grpc = new Grpc(Grpc.Door.PORT)) {
            SeldonMessage answer = grpc.call(
                    "seldon.protos.Model/Predict",
                    SeldonMessage.newBuilder()
                            .setData(DefaultData.newBuilder().setTensor(tensor))
                            .build(),
                    SeldonMessage.getDefaultInstance(),
                    Map.of("radiant-component", "risk"));

            assertThat(answer.getData().getTensor().getValuesList().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray())
                    .containsExactly(golden.numbers("predict"), within(2e-7));
        }
    }

    @Test
    void tellsWhereAModelComesFrom() {
        HttpResponse<String> metadata = Http.get("/components/risk/metadata");

        assertThat(metadata.body())
                .contains("\"xgboost\"", "model.json", "binary:logistic")
                .containsPattern("[0-9a-f]{64}");
    }

    @Test
    void takesNewVersionsAndGoesBack() throws Exception {
        Golden first = Golden.of("lgb-multi");
        assertThat(answered(predict("churn", first))).isEqualTo(first.numbers("predict"));
        Golden second = Golden.of("xgb-multi");

        put("xgb-multi.ubj", "churn/2/model.ubj");
        HttpResponse<String> answer =
                await("churn", second, got -> Math.abs(answered(got)[0] - second.numbers("predict")[0]) < 2e-7);
        assertThat(answered(answer)).containsExactly(second.numbers("predict"), within(2e-7));

        Installation.delete(FOLDER.resolve("churn/2"));
        await("churn", first, got -> answered(got)[0] == first.numbers("predict")[0]);
    }

    private static HttpResponse<String> control(String path) {
        return Http.post("/v2/repository/" + path, "{}");
    }

    @Test
    void loadsAndUnloadsForThisMachine() throws Exception {
        put("xgb-reg.json", "unloaded/model.json");
        Golden golden = Golden.of("xgb-reg");
        await("unloaded", golden, answer -> answer.statusCode() == 200);
        assertThat(control("index").body()).contains("{\"name\":\"unloaded\",\"version\":\"\",\"state\":\"READY\"");

        assertThat(control("models/unloaded/unload").statusCode()).isEqualTo(200);

        assertThat(predict("unloaded", golden).statusCode()).isEqualTo(404);
        assertThat(control("index").body())
                .contains("{\"name\":\"unloaded\",\"version\":\"\",\"state\":\"UNAVAILABLE\",\"reason\":\"unloaded\"}");
        assertThat(Http.post("/v2/repository/index", "{\"ready\":true}").body()).doesNotContain("\"unloaded\"");

        assertThat(control("models/unloaded/load").statusCode()).isEqualTo(200);

        assertThat(predict("unloaded", golden).statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhyAModelDoesNotLoad() throws Exception {
        Files.createDirectories(FOLDER.resolve("broken"));
        Files.writeString(FOLDER.resolve("broken/model.json"), "{\"learner\":{}}");

        HttpResponse<String> index = control("index");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!index.body().contains("\"broken\"")) {
            assertThat(System.nanoTime()).as(index.body()).isLessThan(end);
            Thread.sleep(100);
            index = control("index");
        }
        HttpResponse<String> answer = control("models/broken/load");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).getString("error"))
                .startsWith("broken did not load: ")
                .contains("learner");
        assertThat(predict("risk", Golden.of("xgb-binary")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "X-Forwarded-For", "Forwarded"})
    void refusesToLoadForOthers(String header) {
        HttpResponse<String> answer =
                Http.post("/v2/repository/models/risk/unload", "{}", Map.of(header, "http://example.org"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).getString("error")).contains(header);
        assertThat(Http.post("/v2/repository/index", "", Map.of(header, "x")).body())
                .contains("\"name\":\"risk\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"parameters\":{\"config\":\"{}\"}}", "{\"parameters\":{\"file:1/model.onnx\":\"AA\"}}", "[]"})
    void refusesConfigurationAndFiles(String body) {
        HttpResponse<String> answer = Http.post("/v2/repository/models/risk/load", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).getString("error")).isNotEmpty();
    }

    @Test
    void answersErrorsInTheProtocolsForm() {
        assertThat(control("models/nobody/load").statusCode()).isEqualTo(404);
        assertThat(json(control("models/nobody/load")).keySet()).containsExactly("error");
        assertThat(json(Http.get("/v2/repository/index")).keySet()).containsExactly("error");
        assertThat(json(Http.get("/v2/nothing")).keySet()).containsExactly("error");
    }
}
