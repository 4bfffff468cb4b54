package org.primeradiant.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;
import org.primeradiant.toys.Echo;

/**
 * Tests the REST endpoints with the very bytes that tritonclient 2.73.0, kserve 0.21.0 and {@code mlserver infer} 1.7.1
 * send. KServe's client parses the bodies about states; Triton's sends no media type, and no body to list the models.
 */
@ExtendWith(ArquillianExtension.class)
class InferenceIT {
    private static final String LENGTH = "Inference-Header-Content-Length";
    private static final String IN_BINARY =
            "{\"model_name\":\"echo\",\"id\":\"1\",\"outputs\":[{\"name\":\"output\",\"shape\":[1,4],"
                    + "\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":16}}]}";
    private static final String IN_JSON =
            "{\"model_name\":\"echo\",\"id\":\"1\",\"outputs\":[{\"name\":\"output\",\"shape\":[1,4],"
                    + "\"datatype\":\"FP32\",\"data\":[1.0,2.0,3.0,4.0]}]}";

    private final RecordedClient triton = RecordedClient.of("triton");
    private final RecordedClient kserve = RecordedClient.of("kserve");
    private final RecordedClient mlserver = RecordedClient.of("mlserver");

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Map.of("RADIANT_REPOSITORY_CONTROL", "on"), Echo.class, Returning.class);
    }

    @BeforeEach
    void awaitLoaded() {
        Http.awaitLoaded();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void assertJson(HttpResponse<byte[]> answer, int status, String json) {
        assertThat(text(answer)).isEqualTo(json);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue(LENGTH)).isEmpty();
    }

    /** Checks an answer of JSON and bytes after it, which it returns. */
    private static ByteBuffer assertBinary(HttpResponse<byte[]> answer, String json) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(answer.headers().firstValue(LENGTH)).hasValue(String.valueOf(json.length()));
        assertThat(new String(answer.body(), 0, json.length(), StandardCharsets.UTF_8))
                .isEqualTo(json);
        return ByteBuffer.wrap(answer.body(), json.length(), answer.body().length - json.length())
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] floats = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(floats);
        return floats;
    }

    @Test
    void tellsTritonsClientWhatIsReady() throws Exception {
        assertJson(triton.http("live"), 200, "{\"live\":true}");
        assertJson(triton.http("ready"), 200, "{\"ready\":true}");
        assertJson(triton.http("model ready"), 200, "{\"name\":\"echo\",\"ready\":true}");
        assertThat(triton.http("unknown model ready").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsKservesClientWhatIsReadyInBodiesThatItParses() throws Exception {
        assertJson(kserve.http("live"), 200, "{\"live\":true}");
        assertJson(kserve.http("ready"), 200, "{\"ready\":true}");
        assertJson(kserve.http("model ready"), 200, "{\"name\":\"echo\",\"ready\":true}");
    }

    @Test
    void describesItselfAndAModel() throws Exception {
        assertThat(text(triton.http("server")))
                .startsWith("{\"name\":\"radiant\",\"version\":\"")
                .endsWith("\"extensions\":[\"binary_tensor_data\",\"model_repository\","
                        + "\"model_repository(unload_dependents)\",\"model_configuration\",\"parameters\","
                        + "\"statistics\"]}");
        assertJson(
                triton.http("metadata"),
                200,
                "{\"name\":\"echo\",\"versions\":[],\"platform\":\"\","
                        + "\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[-1,4]}],"
                        + "\"outputs\":[{\"name\":\"output\",\"datatype\":\"FP32\",\"shape\":[-1,4]}]}");
        assertJson(
                triton.http("config"),
                200,
                "{\"name\":\"echo\",\"platform\":\"\",\"backend\":\"radiant\",\"max_batch_size\":0,"
                        + "\"input\":[{\"name\":\"input\",\"data_type\":\"TYPE_FP32\",\"dims\":[-1,4]}],"
                        + "\"output\":[{\"name\":\"output\",\"data_type\":\"TYPE_FP32\",\"dims\":[-1,4]}]}");
    }

    @Test
    void listsTheModelsOnAnEmptyBody() throws Exception {
        assertJson(
                triton.http("index"),
                200,
                "[{\"name\":\"Identity\",\"version\":\"\",\"state\":\"READY\",\"reason\":\"\"},"
                        + "{\"name\":\"echo\",\"version\":\"\",\"state\":\"READY\",\"reason\":\"\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "infer binary",
                "infer JSON in, binary out",
                "infer JSON in, no outputs named",
                "infer gzip",
                "infer deflate"
            })
    void answersTritonsClientInBytes(String call) throws Exception {
        assertThat(floats(assertBinary(triton.http(call), IN_BINARY))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void answersInJsonIfTheOutputIsAskedForInJson() throws Exception {
        assertJson(triton.http("infer JSON"), 200, IN_JSON);
        assertJson(kserve.http("infer JSON"), 200, IN_JSON);
        assertJson(kserve.http("infer binary"), 200, IN_JSON);
    }

    /** The client takes little-endian bytes out of the answer as it puts them into the request. */
    @ParameterizedTest
    @CsvSource({"BYTES,'1,2',16", "FP16,2,4", "INT64,2,16", "UINT64,2,16", "BOOL,2,2"})
    void answersTensorsInTheBytesTheyCameIn(String datatype, String shape, int size) throws Exception {
        byte[] request = triton.body("infer " + datatype);
        byte[] sent = Arrays.copyOfRange(request, request.length - size, request.length);

        HttpResponse<byte[]> answer = triton.http("infer " + datatype);

        String id = text(answer).replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
        ByteBuffer bytes = assertBinary(
                answer,
                "{\"model_name\":\"Identity\",\"id\":\"" + id + "\",\"outputs\":[{\"name\":\"output-0\",\"shape\":["
                        + shape + "],\"datatype\":\"" + datatype + "\",\"parameters\":{\"binary_data_size\":" + size
                        + "}}]}");
        assertThat(id).isNotBlank();
        assertThat(bytes).isEqualTo(ByteBuffer.wrap(sent));
    }

    @Test
    void answersTextsInJson() throws Exception {
        HttpResponse<byte[]> answer = triton.http("infer BYTES as JSON");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer))
                .endsWith("\"outputs\":[{\"name\":\"output-0\",\"shape\":[1,2],\"datatype\":\"BYTES\","
                        + "\"data\":[\"a\",\"Z\\u00fcrich\"]}]}");
    }

    @Test
    void doesNotEchoTheOptionsOfARequest() throws Exception {
        ByteBuffer bytes = assertBinary(triton.http("infer with options"), IN_BINARY.replace("\"1\"", "\"r1\""));

        assertThat(floats(bytes)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void answersTheCommandOfMlserverInBothForms() throws Exception {
        String json = "{\"model_name\":\"echo\",\"id\":\"mine\",\"outputs\":[{\"name\":\"output\",\"shape\":[2,4],"
                + "\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":32}}]}";

        assertThat(floats(assertBinary(mlserver.http("infer"), json))).containsExactly(1.5f, -2, 3, 4, 5, 6, 7, 0.1f);
        assertThat(floats(assertBinary(mlserver.http("infer -b"), json)))
                .containsExactly(1.5f, -2, 3, 4, 5, 6, 7, 0.1f);
    }

    @Test
    void refusesWhatTheModelDoesNotDeclare() throws Exception {
        assertJson(
                triton.http("infer wrong shape"),
                400,
                "{\"error\":\"the input input must have the shape [-1, 4], -1 for any length, got [64, 3]\"}");
    }

    @Test
    void unloadsAndLoadsAModel() throws Exception {
        assertThat(triton.http("unload").statusCode()).isEqualTo(200);
        assertJson(triton.http("model ready"), 503, "{\"name\":\"echo\",\"ready\":false}");
        assertThat(triton.http("infer JSON").statusCode()).isEqualTo(503);
        assertThat(Http.post("/components/echo/predict", "{\"data\":{\"ndarray\":[[1,2,3,4]]}}")
                        .statusCode())
                .isEqualTo(503);
        assertThat(triton.http("load").statusCode()).isEqualTo(200);
        assertJson(triton.http("model ready"), 200, "{\"name\":\"echo\",\"ready\":true}");
        assertJson(triton.http("infer JSON"), 200, IN_JSON);
    }

    @Test
    void doesNotUnloadAnUnknownModel() throws Exception {
        assertThat(triton.http("unload unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void countsCallsAndTheirRows() throws Exception {
        long before = count(triton.http("statistics"), "execution_count");
        long rows = count(triton.http("statistics"), "inference_count");

        mlserver.http("infer");

        assertThat(count(triton.http("statistics"), "execution_count")).isEqualTo(before + 1);
        assertThat(count(triton.http("statistics"), "inference_count")).isEqualTo(rows + 2);
        assertThat(text(triton.http("all statistics"))).contains("\"name\":\"Identity\"", "\"name\":\"echo\"");
    }

    private static long count(HttpResponse<byte[]> statistics, String name) {
        return Long.parseLong(text(statistics).replaceAll("(?s).*\"" + name + "\":(\\d+).*", "$1"));
    }
}
