package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.admission.Budget;
import org.primeradiant.graph.Deployed;
import org.primeradiant.graph.Graph;
import org.primeradiant.http.RestRequest;
import org.primeradiant.microservice.Checks;
import org.primeradiant.settings.Settings;

/** Checks which bodies of nodes and callers are passed on without decoding. */
class GraphExchangeTest {
    private static final String BAD_GATEWAY = "MICROSERVICE_BAD_GATEWAY";

    private HttpServer node;
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile byte[] body = {};

    @BeforeEach
    void starts() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        node.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (!type.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", type);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        node.start();
    }

    @AfterEach
    void stops() {
        node.stop(0);
    }

    private Graph graph(String type) {
        return new Deployed().asExecutor(false).graph("""
                name: main
                graph: {name: m1, type: %s, endpoint: {service_host: 127.0.0.1, httpPort: %d}}
                """.formatted(
                        type, node.getAddress().getPort()));
    }

    private static GraphExchange exchange(Graph graph, Map<String, String> settings) {
        return new GraphExchange(
                graph,
                Settings.read(settings::get),
                new Checks(Thread::new),
                GraphHttpCaller.of(Map.of(), Budget.UNLIMITED));
    }

    private static RestRequest request(byte[] body, String type) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle("Content-Type", type);
        headers.putSingle("Content-Length", String.valueOf(body.length));
        return new RestRequest(headers, "", new ByteArrayInputStream(body), Budget.UNLIMITED);
    }

    private Response predict() {
        return predict(Map.of());
    }

    private Response predict(Map<String, String> settings) {
        return exchange(graph("MODEL"), settings).predict(request(bytes("{}"), "application/json"));
    }

    private void answers(int newStatus, String newType, String newBody) {
        status = newStatus;
        type = newType;
        body = bytes(newBody);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Response answer) {
        return new String((byte[]) answer.getEntity(), StandardCharsets.UTF_8);
    }

    private static void assertPassed(Response answer, int status, String type, String body) {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(text(answer)).isEqualTo(body);
        assertThat(answer.getHeaderString("Content-Type")).isEqualTo(type);
    }

    private static void assertRefused(Response answer, int status, String text) {
        assertThat(answer.getStatus()).isEqualTo(502);
        assertThat(answer.getMediaType().toString()).isEqualTo("application/json");
        assertThat(text(answer)).contains(BAD_GATEWAY, "node m1 answered with HTTP " + status, text);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 400, 500})
    void passesJsonOnAsItCame(int answered) {
        answers(answered, "application/json", " {\"a\": [NaN, 1.0]}\n");

        assertPassed(predict(), answered, "application/json", " {\"a\": [NaN, 1.0]}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "Application/JSON;charset=UTF-8, Application/JSON;charset=UTF-8",
        "application/problem+json, application/problem+json",
        "text/html, application/json",
        "text/plain, application/json",
        "image/svg+xml, application/json",
        "application/json/html, application/json",
        "application/json;, application/json",
        "'', application/json"
    })
    void passesItOnAsJson(String came, String goes) {
        answers(400, came, "{}");
        Response failure = predict();
        answers(200, came, "{}");
        Response success = predict();

        assertThat(failure.getMediaType().toString()).isEqualToIgnoringCase(goes);
        assertThat(success.getMediaType().toString()).isEqualToIgnoringCase(goes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><script>alert(1)</script></html>", "not json", "{\"a\":1} <b>"})
    void keepsWhatIsNotJson(String page) {
        answers(200, "text/html", page);
        assertRefused(predict(), 200, "but its body is not a SeldonMessage");

        answers(404, "text/html", page);
        assertRefused(predict(), 404, "but its body is not JSON");
    }

    @Test
    void keepsASuccessWithoutABody() {
        answers(200, "application/json", "");

        assertRefused(predict(), 200, "the JSON ends too early");
    }

    @Test
    void passesAFailureWithoutABodyOn() {
        answers(503, "", "");

        assertThat(predict().getStatus()).isEqualTo(503);
        assertThat(predict().hasEntity()).isFalse();
    }

    @Test
    void passesNoNanOnWhereJsonIsStrict() {
        answers(200, "application/json", "{\"data\":{\"ndarray\":[[NaN]]}}");

        Response answer = predict(Map.of("RADIANT_STRICT_JSON", "true"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(text(answer)).contains("the component returned NaN or an infinity");
    }

    @Test
    void keepsMetadataThatAreNotJson() {
        answers(200, "text/html", "<html>");

        assertRefused(exchange(graph("MODEL"), Map.of()).metadata("m1"), 200, "but its body is not metadata");
    }

    private Response feedback(byte[] feedback, String contentType) {
        return exchange(graph("TRANSFORMER"), Map.of()).feedback(request(feedback, contentType));
    }

    @Test
    void returnsFeedbackThatNobodyTakesAsJson() {
        assertPassed(
                feedback(bytes("{\"reward\" : 1}"), "application/json"), 200, "application/json", "{\"reward\" : 1}");
        assertThat(feedback(bytes("{\"reward\" : 1}"), "text/html")
                        .getMediaType()
                        .toString())
                .isEqualTo("application/json");
    }

    @Test
    void writesFeedbackAnewThatIsNotUtf8() {
        byte[] wide = "{\"reward\":1.5}".getBytes(Charset.forName("UTF-16LE"));

        assertThat(text(feedback(wide, "application/json"))).contains("\"reward\":1.5");
    }

    @Test
    void refusesFeedbackThatIsNotJson() {
        Response answer = feedback(bytes("<script>alert(1)</script>"), "application/json");

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(text(answer)).contains("MICROSERVICE_BAD_DATA").doesNotContain("script");
    }
}
