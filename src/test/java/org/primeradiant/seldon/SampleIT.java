package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Messages;
import org.primeradiant.testing.RadiantWar;

/** Calls the sample component of the released WAR, without added beans. */
@ExtendWith(ArquillianExtension.class)
class SampleIT {
    private static final String SETOSA = """
            {"data":{"names":["a","b","c","d"],"ndarray":[[5.1,3.5,1.4,0.2]]}}""";

    /** The sample's example on the page about seldon-server: features and answer. */
    private static final Pattern LEGACY =
            Pattern.compile("-d client=test1 --data-urlencode .\n  'json=(.*)'\n```\n\n```json\n(.*)\n```");

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with();
    }

    @Test
    void tellsAFlowerOverRest() {
        HttpResponse<String> answer = Http.post("/predict", SETOSA);

        JsonObject data = json(answer).getJsonObject("data");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(data.getJsonArray("names")).hasToString("[\"setosa\",\"versicolor\",\"virginica\"]");
        assertThat(data.getJsonArray("ndarray").getJsonArray(0).getJsonNumber(0).doubleValue())
                .isGreaterThan(0.9);
        assertThat(json(answer).getJsonObject("meta")).isEmpty();
    }

    @Test
    void countsCallsOfEveryProtocol() {
        Http.post("/predict", SETOSA);
        Http.post("/v2/models/iris/infer", """
                {"inputs":[{"name":"rows","shape":[1,4],"datatype":"FP64","data":[5.1,3.5,1.4,0.2]}]}""");

        String metrics = Http.get("/metrics").body();
        String predict = "component=\"iris\",operation=\"predict\"";
        assertThat(metrics)
                .containsPattern("radiant_requests_total\\{code=\"200\"," + predict
                        + ",outcome=\"answered\",protocol=\"seldon\"} [1-9]")
                .containsPattern("radiant_requests_total\\{code=\"200\"," + predict
                        + ",outcome=\"answered\",protocol=\"v2\"} [1-9]")
                .containsPattern("radiant_request_bytes_total\\{" + predict + ",protocol=\"seldon\"} [1-9]")
                .containsPattern("radiant_response_bytes_total\\{" + predict + ",protocol=\"seldon\"} [1-9]")
                .containsPattern("radiant_admitted_calls\\{transport=\"HTTP\"} \\d");
    }

    @Test
    void answersSeldonServerAsDocumented() throws IOException {
        Matcher example = LEGACY.matcher(Files.readString(Path.of("docs/legacy.md")));

        assertThat(example.find()).isTrue();
        String features = URLEncoder.encode(example.group(1), StandardCharsets.UTF_8);
        String answer = Http.get("/predict?client=test1&json=" + features).body();

        assertThat(rounded(answer)).isEqualTo(rounded(example.group(2)));
    }

    /** Exponentials differ in the last digit between processors. */
    private static String rounded(String answer) {
        return answer.replaceAll("([.]\\d{6})\\d+", "$1");
    }

    @ParameterizedTest
    @MethodSource("org.primeradiant.testing.Grpc$Door#open")
    void tellsAFlowerOverGrpc(Grpc.Door door) {
        try (Grpc client = new Grpc(door)) {
            DefaultData data = client.predict(setosa()).getData();

            assertThat(data.getNamesList()).containsExactly("setosa", "versicolor", "virginica");
            assertThat(data.getTensor().getShapeList()).containsExactly(1, 3);
            assertThat(data.getTensor().getValues(0)).isGreaterThan(0.9);
        }
    }

    @ParameterizedTest
    @MethodSource("org.primeradiant.testing.Grpc$Door#open")
    void describesItselfOverGrpc(Grpc.Door door) {
        try (Grpc client = new Grpc(door)) {
            SeldonModelMetadata metadata = client.call(
                    "seldon.protos.Model/Metadata",
                    Empty.getDefaultInstance(),
                    SeldonModelMetadata.getDefaultInstance(),
                    Map.of());

            assertThat(metadata.getName()).isEqualTo("iris");
            assertThat(Double.parseDouble(metadata.getCustomMap().get("trainingAccuracy")))
                    .isGreaterThan(0.95);
        }
    }

    @ParameterizedTest
    @MethodSource("org.primeradiant.testing.Grpc$Door#open")
    void saysOverGrpcWhatIsWrong(Grpc.Door door) {
        try (Grpc client = new Grpc(door)) {
            SeldonMessage text = SeldonMessage.newBuilder().setStrData("rose").build();
            SeldonMessage answer = SeldonMessage.getDefaultInstance();

            assertStatus(
                    Status.Code.INVALID_ARGUMENT, "iris.predict takes data, got strData", () -> client.predict(text));
            assertStatus(
                    Status.Code.UNIMPLEMENTED,
                    "iris is not a Router",
                    () -> client.call("seldon.protos.Router/Route", setosa(), answer, Map.of()));
            assertStatus(
                    Status.Code.NOT_FOUND,
                    "the components are [iris]",
                    () -> client.call(
                            "seldon.protos.Model/Predict", setosa(), answer, Map.of("radiant-component", "rose")));
            assertStatus(
                    Status.Code.UNIMPLEMENTED,
                    "",
                    () -> client.call("seldon.protos.Model/Guess", setosa(), answer, Map.of()));
        }
    }

    @Test
    void tellsAFlowerToSeldonServerWithoutAWrapper() {
        HttpResponse<String> answer = Http.get("/predict?client=test1&json=%5B5.1,3.5,1.4,0.2%5D");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"predictions\":[{").contains("\"classId\":\"setosa\"");
    }

    @Test
    void listsItsComponents() {
        assertThat(Http.get("/components").body()).isEqualTo("""
                        [{"name":"iris","roles":["Model"],"scope":"@ApplicationScoped","root":true}]""");
        assertThat(Http.post("/components/iris/predict", SETOSA).statusCode()).isEqualTo(200);
        assertThat(Http.post("/components/rose/predict", SETOSA).statusCode()).isEqualTo(404);
    }

    @Test
    void isHealthy() {
        assertThat(Http.get("/health/ping").body()).isEqualTo("pong");
        assertThat(Http.get("/health/ping").headers().firstValue("Content-Type").orElse(""))
                .matches("(?i)text/html; ?charset=utf-8");
        assertThat(Http.get("/health/status").body()).contains("\"strData\":\"healthy\"");
    }

    @Test
    void describesItselfOverRest() {
        assertThat(json(Http.get("/metadata")).getString("name")).isEqualTo("iris");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/transform-input", "/transform-output"})
    void passesThroughWhatItDoesNotTransform(String path) {
        JsonObject data = json(Http.post(path, SETOSA)).getJsonObject("data");

        assertThat(data.getJsonArray("ndarray")).hasToString("[[5.1,3.5,1.4,0.2]]");
    }

    @Test
    void takesFeedbackThatNobodyWants() {
        String feedback = "{\"request\":" + SETOSA + ",\"reward\":1.0}";

        assertThat(json(Http.post("/send-feedback", feedback))
                        .getJsonObject("data")
                        .getJsonArray("ndarray"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/route", "/aggregate", "/combine"})
    void refusesRolesThatItHasNot(String path) {
        HttpResponse<String> answer = Http.post(path, path.equals("/route") ? SETOSA : "[" + SETOSA + "]");

        assertFailure(answer, 400, "MICROSERVICE_BAD_DATA", "iris is not a ");
    }

    @Test
    void refusesInSeldonsFormWhatIsNotARequest() {
        assertFailure(Http.post("/predict", "{bad"), 400, "MICROSERVICE_BAD_DATA", "");
        assertFailure(Http.post("/predict", "{}"), 400, "MICROSERVICE_BAD_DATA", "got none of them");
        assertFailure(Http.post("/nowhere", SETOSA), 404, "MICROSERVICE_NOT_FOUND", "no such path");
        assertFailure(
                Http.send("POST", "/predict", "text/plain", BodyPublishers.ofString(SETOSA)),
                400,
                "MICROSERVICE_BAD_DATA",
                "application/json");
        HttpResponse<String> put = Http.send("PUT", "/predict", "application/json", BodyPublishers.ofString(SETOSA));
        assertFailure(put, 405, "MICROSERVICE_METHOD_NOT_ALLOWED", "");
        assertThat(put.headers().firstValue("Allow").orElse("")).contains("POST");
    }

    @Test
    void refusesABodyThatIsTooLargeAndOneThatIsTooDeep() {
        byte[] large = new byte[(64 << 20) + 1];
        String deep = "{\"jsonData\":" + "[".repeat(128) + "]".repeat(128) + "}";

        assertFailure(
                Http.send("POST", "/predict", "application/json", BodyPublishers.ofByteArray(large)),
                413,
                "MICROSERVICE_TOO_LARGE",
                "RADIANT_MAX_REQUEST_SIZE");
        assertFailure(Http.post("/predict", deep), 400, "MICROSERVICE_BAD_DATA", "128");
    }

    private static void assertFailure(HttpResponse<String> answer, int status, String reason, String text) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonObject body = json(answer).getJsonObject("status");
        assertThat(body.getInt("code")).isEqualTo(-1);
        assertThat(body.getInt("status")).isEqualTo(1);
        assertThat(body.getString("reason")).isEqualTo(reason);
        assertThat(body.getString("info")).contains(text).doesNotContain("Exception");
    }

    private static void assertStatus(Status.Code code, String text, ThrowingCallable call) {
        Assertions.assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, failure -> {
            assertThat(failure.getStatus().getCode()).isEqualTo(code);
            assertThat(failure.getStatus().getDescription()).contains(text);
        });
    }

    private static SeldonMessage setosa() {
        return Messages.tensor(5.1, 3.5, 1.4, 0.2);
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
