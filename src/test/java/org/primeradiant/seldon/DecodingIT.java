package org.primeradiant.seldon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Kinds;
import org.primeradiant.beans.Whole;
import org.primeradiant.testing.RadiantWar;

/** Checks how requests are decoded from HTTP and how answers and errors are encoded. */
@ExtendWith(ArquillianExtension.class)
class DecodingIT {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=XX";
    private static final String A = "{\"strData\":\"a\"}";
    private static final int LIMIT = 65_536;

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                Map.of(
                        "RADIANT_COMPONENT", "every-role",
                        "RADIANT_MAX_REQUEST_SIZE", String.valueOf(LIMIT),
                        "PREDICTIVE_UNIT_METRICS_ENDPOINT", "/prometheus"),
                Whole.EveryRole.class,
                Whole.StatusModel.class,
                Kinds.Flower.class,
                Kinds.Area.class,
                Kinds.RecordModel.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "predict          | {\"strData\":\"a\"}                                | predict",
                "route            | {\"strData\":\"a\"}                                | route",
                "transform-input  | {\"strData\":\"a\"}                                | transform-input",
                "transform-output | {\"strData\":\"a\"}                                | transform-output",
                "aggregate        | [{\"strData\":\"a\"},{\"strData\":\"b\"}]          | aggregate 2",
                "combine          | {\"seldonMessages\":[{\"strData\":\"a\"}]}         | aggregate 1",
                "send-feedback    | {\"request\":{\"strData\":\"a\"},\"reward\":0.5}   | send-feedback 0.5"
            })
    void decodesEachOperationInEachWay(String path, String json, String did) {
        String form = "x=1&json=" + encoded(json) + "&y=%20";

        for (String prefix : new String[] {"/", "/components/every-role/"}) {
            String url = prefix + path;
            assertDid(did, send("POST", url, JSON, json));
            assertDid(did, send("GET", url, JSON, json));
            assertDid(did, send("POST", url, FORM, form));
            assertDid(did, send("GET", url + "?" + form, "", ""));
            assertDid(did, send("POST", url + "?" + form, JSON, "{bad"));
            assertThat(send("HEAD", url + "?" + form, "", "").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1.0/predictions, predict",
        "/api/v0.1/predictions, predict",
        "/components/every-role/api/v1.0/predictions, predict"
    })
    void servesPredictionsOnThePathsOfTheExternalApi(String path, String did) {
        assertDid(did, send("POST", path, JSON, A));
        assertFailure(send("GET", path + "?json=" + encoded(A), "", ""), 405, "MICROSERVICE_METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1.0/feedback", "/api/v0.1/feedback"})
    void takesFeedbackOnThePathsOfTheExternalApi(String path) {
        assertDid("send-feedback 1.0", send("POST", path, JSON, "{\"request\":" + A + ",\"reward\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/status", "/api/v1.0/health/status", "/metadata", "/api/v1.0/metadata"})
    void describesItselfOnBothPaths(String path) {
        HttpResponse<String> answer = send("GET", path, "", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void exportsMetricsOnThePathOfTheOperatorToo() {
        send("POST", "/send-feedback", JSON, "{\"request\":" + A + ",\"reward\":1}");

        for (String path : new String[] {"/metrics", "/prometheus"}) {
            HttpResponse<String> answer = send("GET", path, "", "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("seldon_api_model_feedback_total{");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=utf-8",
                "application/vnd.api+json",
                "Application/Problem+JSON;x=y"
            })
    void takesJsonUnderItsNames(String type) {
        assertDid("predict", send("POST", "/predict", type, A));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "text/plain", "application/octet-stream", "application/xml", FORM, "json", "x/y/z", "/"})
    void refusesABodyOfAnotherType(String type) {
        assertFailure(send("POST", "/predict", type, A), 400, "MICROSERVICE_BAD_DATA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "{bad", "{} x", "5", "\"a\"", "[]"})
    void refusesWhatIsNotAMessageInEachWay(String json) {
        String reason = "MICROSERVICE_BAD_DATA";

        assertFailure(send("POST", "/predict", JSON, json), 400, reason);
        assertFailure(send("POST", "/send-feedback", JSON, json), 400, reason);
        assertFailure(send("POST", "/aggregate", JSON, json), 400, reason);
        assertFailure(send("POST", "/predict", FORM, "json=" + encoded(json)), 400, reason);
        assertFailure(send("GET", "/predict?json=" + encoded(json), "", ""), 400, reason);
    }

    @Test
    void refusesBrokenEscapesOnlyInItsField() {
        assertFailure(send("POST", "/predict", FORM, "json=%7Z"), 400, "MICROSERVICE_BAD_DATA");
        assertFailure(send("POST", "/predict", FORM, "json=%"), 400, "MICROSERVICE_BAD_DATA");
        assertDid("predict", send("POST", "/predict", FORM, "x=%&json=" + encoded(A)));
    }

    @Test
    void prefersTheFormToTheQueryAndTheQueryToTheBody() {
        String query = "/predict?json=" + encoded("{\"strData\":\"query\"}");

        assertThat(send("POST", query, FORM, "json=" + encoded("{\"strData\":\"form\"}"))
                        .body())
                .contains("\"strData\":\"form\"");
        assertThat(send("POST", query, FORM, "json=").body()).contains("\"strData\":\"query\"");
        assertThat(send("POST", query, JSON, A).body()).contains("\"strData\":\"query\"");
        assertThat(send("POST", "/predict?json=", JSON, A).body()).contains("\"strData\":\"a\"");
    }

    @Test
    void readsFormsAndQueriesAsUtf8() {
        String json = "{\"strData\":\"\u00e9\u20ac 1+1\"}";
        String expected = "\"strData\":\"\\u00e9\\u20ac 1+1\"";

        assertThat(send("POST", "/predict", FORM, "json=" + encoded(json)).body())
                .contains(expected);
        assertThat(send("GET", "/predict?json=" + encoded(json), "", "").body()).contains(expected);
        assertThat(send("POST", "/predict", FORM + "; charset=ISO-8859-1", "json=" + encoded(json))
                        .body())
                .contains(expected);
    }

    @Test
    void readsPartsByNameAndKind() {
        assertThat(send(
                                "POST",
                                "/predict",
                                MULTIPART,
                                form(part("strData", "a \"b\" \u20ac\\"), part("meta", "{\"puid\":\"p\"}")))
                        .body())
                .contains("\"strData\":\"a \\\"b\\\" \\u20ac\\\\\"", "\"puid\":\"p\"");
        assertThat(send("POST", "/predict", MULTIPART, form(file("binData", "\u0001\u007f")))
                        .body())
                .contains("\"binData\":\"AX8=\"");
        assertThat(send("POST", "/predict", MULTIPART, form(part("jsonData", "{\"a\":[1]}")))
                        .body())
                .contains("\"jsonData\":{\"a\":[1]}");
        assertThat(send("POST", "/predict", MULTIPART, form(file("jsonData", "{\"a\":1}")))
                        .body())
                .contains("\"jsonData\":\"{\\\"a\\\":1}\"");
        assertThat(send("POST", "/predict", MULTIPART, form(part("data", "{\"ndarray\":[[1,2]]}")))
                        .body())
                .contains("\"ndarray\":[[1,2]]");
        assertDid(
                "aggregate 2",
                send("POST", "/aggregate", MULTIPART, form(part("seldonMessages", "[" + A + "," + A + "]"))));
        assertDid(
                "send-feedback 0.5",
                send("POST", "/send-feedback", MULTIPART, form(part("request", A), part("reward", "0.5"))));
        assertDid(
                "predict",
                send(
                        "POST",
                        "/predict",
                        "Multipart/Form-Data; charset=x; boundary=\"XX\"",
                        form(part("strData", "a"))));
    }

    @Test
    void refusesPartsOfTheWrongKind() {
        assertBadForm(form(file("data", "{\"ndarray\":[[1]]}")));
        assertBadForm(form(part("binData", "AAEC")));
        assertBadForm(form(part("jsonData", "{bad")));
        assertBadForm(form(part("jsonData", "1,\"strData\":\"x\"")));
        assertBadForm(form(part("jsonData", "")));
        assertBadForm("--XX--\r\n");
        assertBadForm("");
        assertBadForm("--XX\r\nContent-Disposition: form-data; name=\"strData\"\r\n\r\na");
        assertFailure(
                send("POST", "/predict", "multipart/form-data", form(part("strData", "a"))),
                400,
                "MICROSERVICE_BAD_DATA");
    }

    private static void assertBadForm(String form) {
        assertFailure(send("POST", "/predict", MULTIPART, form), 400, "MICROSERVICE_BAD_DATA");
    }

    @Test
    void doesNotCompressAnswersUnlessTold() {
        HttpResponse<String> answer = Raw.send(
                "POST",
                "/predict",
                BodyPublishers.ofString("{\"strData\":\"" + "a".repeat(10_000) + "\"}"),
                "Content-Type",
                JSON,
                "Accept-Encoding",
                "gzip, deflate",
                "Accept",
                "application/xml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, FORM, MULTIPART})
    void refusesABodyThatIsTooLargeWhateverItIs(String type) {
        byte[] large = new byte[LIMIT + 1];

        assertFailure(
                Raw.send("POST", "/predict", BodyPublishers.ofByteArray(large), "Content-Type", type),
                413,
                "MICROSERVICE_TOO_LARGE");
        assertFailure(
                Raw.send(
                        "POST",
                        "/predict",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
                        "Content-Type",
                        type),
                413,
                "MICROSERVICE_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200",
        "404, 404",
        "503, 503",
        "599, 599",
        "0, 200",
        "199, 200",
        "600, 200",
        "-1, 200",
        "204, 204",
        "304, 304"
    })
    void takesTheHttpStatusOfAPredictionFromItsAnswer(String code, int status) {
        boolean mayHaveBody = status != 204 && status != 304;

        for (String path : new String[] {"predict", "api/v1.0/predictions", "api/v0.1/predictions"}) {
            HttpResponse<String> answer =
                    send("POST", "/components/status/" + path, JSON, "{\"strData\":\"" + code + "\"}");
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(mayHaveBody ? "TEAPOT" : "");
        }
        assertThat(send("POST", "/components/status/transform-input", JSON, "{\"strData\":\"" + code + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersToPagesOfAnyOrigin() {
        HttpResponse<String> answer =
                Raw.send("POST", "/predict", BodyPublishers.ofString(A), "Content-Type", JSON, "Origin", "http://x");

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://x");
        assertThat(send("POST", "/nowhere", JSON, A).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(send("GET", "/health/ping", "", "").headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
    }

    @Test
    void saysWhatAPathAllows() {
        assertOptions("/predict", "GET", "HEAD", "OPTIONS", "POST");
        assertOptions("/components/every-role/route", "GET", "HEAD", "OPTIONS", "POST");
        assertOptions("/metadata", "GET", "HEAD", "OPTIONS");
        assertOptions("/api/v1.0/predictions", "OPTIONS", "POST");
        assertOptions("/metrics", "GET", "HEAD", "OPTIONS");
        assertFailure(send("OPTIONS", "/nowhere", "", ""), 404, "MICROSERVICE_NOT_FOUND");
    }

    private static void assertOptions(String path, String... methods) {
        HttpResponse<String> answer = Raw.send(
                "OPTIONS",
                path,
                BodyPublishers.noBody(),
                "Origin",
                "http://x",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Allow").orElse("").split(", *")).containsExactlyInAnyOrder(methods);
        assertThat(answer.headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElse("")
                        .split(", *"))
                .containsExactlyInAnyOrder(methods);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).hasValue("content-type");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/Predict",
                "/components/nobody/predict",
                "/api/v2.0/predictions",
                "/application.wadl",
                "/radiant-error",
                "/components/every-role"
            })
    void refusesAnUnknownPath(String path) {
        assertFailure(send("POST", path, JSON, A), 404, "MICROSERVICE_NOT_FOUND");
        assertFailure(send("GET", path, "", ""), 404, "MICROSERVICE_NOT_FOUND");
    }

    /** GET leads to the console. */
    @Test
    void refusesToPostToTheRoot() {
        assertFailure(send("POST", "/", JSON, A), 405, "MICROSERVICE_METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /predict, POST",
        "DELETE, /predict, GET",
        "PATCH, /route, POST",
        "GET, /api/v1.0/feedback, POST",
        "POST, /metadata, GET",
        "POST, /health/status, GET",
        "POST, /health/ping, GET",
        "POST, /metrics, GET",
        "POST, /prometheus, GET",
        "POST, /seldon.json, GET",
        "POST, /components, GET",
        "PUT, /components/every-role/predict, POST"
    })
    void refusesAnotherMethodAndSaysWhichOnesThereAre(String method, String path, String allowed) {
        HttpResponse<String> answer = send(method, path, JSON, A);

        assertFailure(answer, 405, "MICROSERVICE_METHOD_NOT_ALLOWED");
        assertThat(answer.headers().firstValue("Allow").orElse("").split(", *")).contains(allowed);
    }

    @Test
    void describesTheComponentsWithTheirTypes() {
        HttpResponse<String> answer = send("GET", "/seldon.json", "", "");

        JsonObject document = json(answer);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
        assertThat(document.getString("openapi")).startsWith("3.0.");
        assertThat(document.getJsonObject("paths").keySet())
                .contains(
                        "/predict",
                        "/aggregate",
                        "/components/every-role/route",
                        "/components/record/predict",
                        "/components/record/send-feedback",
                        "/metrics")
                .doesNotContain("/components/record/route");
        assertThat(document.getValue("/paths/~1components~1record~1predict/post/requestBody/content/application~1json"
                        + "/schema/properties/jsonData"))
                .hasToString("{\"$ref\":\"#/components/schemas/Flower\"}");
        assertThat(document.getValue("/components/schemas/Flower/properties"))
                .hasToString("{\"length\":{\"type\":\"number\"},\"width\":{\"type\":\"number\"}}");
    }

    @Test
    void describesEverythingThatItRefersTo() {
        String document = send("GET", "/seldon.json", "", "").body();

        Set<String> defined = json(send("GET", "/seldon.json", "", ""))
                .getJsonObject("components")
                .getJsonObject("schemas")
                .keySet();
        assertThat(Pattern.compile("#/components/schemas/([^\"]+)")
                        .matcher(document)
                        .results())
                .extracting(reference -> reference.group(1))
                .isSubsetOf(defined);
    }

    private static String part(String name, String text) {
        return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n";
    }

    private static String file(String name, String text) {
        return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + text + "\r\n";
    }

    private static String form(String... parts) {
        return String.join("", parts) + "--XX--\r\n";
    }

    private static HttpResponse<String> send(String method, String path, String type, String body) {
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return type.isEmpty()
                ? Raw.send(method, path, publisher)
                : Raw.send(method, path, publisher, "Content-Type", type);
    }

    private static void assertDid(String what, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).getJsonObject("meta").getJsonObject("tags").getString("did"))
                .isEqualTo(what);
    }

    private static void assertFailure(HttpResponse<String> answer, int status, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
        JsonObject body = json(answer).getJsonObject("status");
        assertThat(body.getInt("code")).isEqualTo(-1);
        assertThat(body.getInt("status")).isEqualTo(1);
        assertThat(body.getString("reason")).isEqualTo(reason);
        assertThat(body.getString("info")).isNotEmpty().doesNotContain("Exception");
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private static String encoded(String json) {
        return URLEncoder.encode(json, UTF_8);
    }
}
