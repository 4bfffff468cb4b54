package org.primeradiant.seldon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Whole;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Packed;
import org.primeradiant.testing.RadiantWar;

/** Sends compressed requests to every path that takes a body, and asks for compressed answers. */
@ExtendWith(ArquillianExtension.class)
class CompressionIT {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String A = "{\"strData\":\"a\"}";
    private static final String LARGE = "{\"strData\":\"" + "a".repeat(20_000) + "\"}";
    private static final int LIMIT = 65_536;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Path graph = Files.createDirectories(Path.of("target", "graphs")).resolve("every-role.yaml");
        Files.writeString(graph, "{name: main, graph: {name: every-role, type: MODEL}}");
        return RadiantWar.with(
                Map.of(
                        "RADIANT_COMPONENT", "every-role",
                        "RADIANT_COMPRESSION", "on",
                        "RADIANT_GRAPH", graph.toAbsolutePath().toString(),
                        "RADIANT_BODY_PAUSE_SECONDS", "2",
                        "RADIANT_MAX_REQUEST_SIZE", String.valueOf(LIMIT)),
                Whole.EveryRole.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/predict | {\"strData\":\"a\"}",
                "/route | {\"strData\":\"a\"}",
                "/transform-input | {\"strData\":\"a\"}",
                "/transform-output | {\"strData\":\"a\"}",
                "/aggregate | [{\"strData\":\"a\"},{\"strData\":\"b\"}]",
                "/combine | {\"seldonMessages\":[{\"strData\":\"a\"}]}",
                "/send-feedback | {\"request\":{\"strData\":\"a\"},\"reward\":0.5}",
                "/components/every-role/predict | {\"strData\":\"a\"}",
                "/components/every-role/api/v1.0/predictions | {\"strData\":\"a\"}",
                "/api/v1.0/predictions | {\"strData\":\"a\"}",
                "/api/v0.1/predictions | {\"strData\":\"a\"}",
                "/api/v1.0/feedback | {\"request\":{\"strData\":\"a\"},\"reward\":0.5}",
                "/extension | {\"strData\":\"a\"}",
                "/components/every-role/extension | {\"strData\":\"a\"}"
            })
    void unpacksRequestsOnEveryPath(String path, String json) throws IOException {
        HttpResponse<String> plain = Http.post(path, json);
        String form = "x=1&json=" + URLEncoder.encode(json, UTF_8);

        assertThat(plain.statusCode()).isEqualTo(200);
        assertSame(plain, post(path, JSON, Packed.gzip(json), "gzip"));
        assertSame(plain, post(path, JSON, Packed.gzip(json), "X-GZIP"));
        assertSame(plain, post(path, JSON, Packed.deflated(json.getBytes(UTF_8), false), "deflate"));
        assertSame(plain, post(path, JSON, Packed.deflated(Packed.gzip(json), false), "gzip, deflate"));
        assertSame(plain, post(path, JSON, json.getBytes(UTF_8), "identity"));
        assertSame(plain, post(path, FORM, Packed.gzip(form), "gzip"));
        assertSame(plain, chunked(path, Packed.gzip(json)));
    }

    private static void assertSame(HttpResponse<String> expected, HttpResponse<String> answer) {
        assertThat(answer.body().replaceAll("\"puid\":\"[^\"]*\"", ""))
                .isEqualTo(expected.body().replaceAll("\"puid\":\"[^\"]*\"", ""));
        assertThat(answer.statusCode()).isEqualTo(expected.statusCode());
    }

    private static HttpResponse<String> chunked(String path, byte[] body) {
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        return Raw.send("POST", path, stream, "Content-Type", JSON, "Content-Encoding", "gzip");
    }

    @Test
    void unpacksAMultipartForm() throws IOException {
        String form = "--XX\r\nContent-Disposition: form-data; name=\"strData\"\r\n\r\na\r\n--XX--\r\n";

        assertSame(
                Http.post("/predict", A),
                post("/predict", "multipart/form-data; boundary=XX", Packed.gzip(form), "gzip"));
    }

    @Test
    void unpacksSeveralMembers() throws IOException {
        byte[] packed = joined(Packed.gzip("{\"strData\""), Packed.gzip(":\"a\"}"));

        assertSame(Http.post("/predict", A), post("/predict", JSON, packed, "gzip"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/predict", "/aggregate", "/send-feedback", "/api/v1.0/predictions", "/extension", "/recommend"})
    void refusesAnUnknownEncoding(String path) {
        String type = path.equals("/recommend") ? FORM : JSON;

        for (String encoding : new String[] {"br", "zstd", "gzip, br"}) {
            HttpResponse<String> answer = post(path, type, A.getBytes(UTF_8), encoding);

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("gzip, deflate");
            assertThat(answer.body()).contains(encoding.replace("gzip, ", ""), "gzip, deflate");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/predict", "/aggregate", "/send-feedback", "/api/v1.0/predictions", "/extension"})
    void saysWhatIsWrongWithDamagedData(String path) throws IOException {
        byte[] packed = Packed.gzip(A);
        byte[] damaged = packed.clone();
        damaged[packed.length - 6]++;

        assertBad(post(path, JSON, A.getBytes(UTF_8), "gzip"), "the data have no gzip header");
        assertBad(post(path, JSON, damaged, "gzip"), "the data are damaged");
        assertBad(post(path, JSON, Arrays.copyOf(packed, packed.length - 1), "gzip"), "the data end early");
        assertBad(post(path, JSON, Arrays.copyOf(packed, packed.length + 1), "gzip"), "the data go on after their end");
        assertBad(post(path, JSON, packed, "deflate"), "the data are damaged");
    }

    private static void assertBad(HttpResponse<String> answer, String message) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the body does not match its Content-Encoding", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/predict", "/aggregate", "/send-feedback", "/api/v1.0/predictions", "/extension"})
    void refusesABodyThatIsTooLargeOnceUnpacked(String path) throws IOException {
        byte[] bomb = Packed.gzip("[".repeat(40_000_000));

        assertThat(bomb).hasSizeLessThan(LIMIT);
        for (HttpResponse<String> answer : List.of(post(path, JSON, bomb, "gzip"), chunked(path, bomb))) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("RADIANT_MAX_REQUEST_SIZE");
        }
    }

    @Test
    void abandonsACompressedBodyThatStalls() throws IOException {
        byte[] packed = Packed.gzip(A);
        String head = "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", Http.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(packed, 0, packed.length / 2);
            socket.getOutputStream().flush();

            assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                    .isEqualTo("HTTP/1.1 408");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/predict", "/components/every-role/transform-input", "/api/v1.0/predictions", "/extension"})
    void compressesLargeAnswers(String path) throws IOException {
        String plain = Http.post(path, LARGE).body();

        for (String accepted : new String[] {"gzip", "deflate", "br, *;q=0.5", "identity;q=0.5, gzip"}) {
            HttpResponse<byte[]> answer = ask("POST", path, LARGE, accepted);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).hasSizeLessThan(2000);
            assertThat(answer.headers().firstValue("Content-Encoding"))
                    .hasValue(accepted.equals("deflate") ? "deflate" : "gzip");
            assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
            assertThat(text(answer).replaceAll("\"puid\":\"[^\"]*\"", ""))
                    .isEqualTo(plain.replaceAll("\"puid\":\"[^\"]*\"", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip;q=0", "br", "identity, gzip;q=0.5"})
    void leavesAnswersAsTheyAreForOtherCallers(String accepted) {
        HttpResponse<byte[]> answer = ask("POST", "/predict", LARGE, accepted);

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(new String(answer.body(), UTF_8)).contains("a".repeat(20_000));
    }

    @Test
    void leavesSmallAnswersAsTheyAre() {
        HttpResponse<byte[]> answer = ask("POST", "/predict", A, "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), UTF_8)).contains("\"strData\":\"a\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/seldon.json", "/console"})
    void compressesMetricsAndDescriptions(String path) throws IOException {
        Http.post("/api/v1.0/predictions", A); // the graph's metrics appear with its first call
        HttpResponse<byte[]> answer = ask("GET", path, "", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(text(answer)).hasSizeGreaterThan(1023);
        assertThat(text(answer)).startsWith(Http.get(path).body().substring(0, 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/seldon.json", "/console"})
    void answersHeadWithoutABody(String path) {
        HttpResponse<byte[]> head = ask("HEAD", path, "", "gzip");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0))
                .isIn(0L, (long) ask("GET", path, "", "gzip").body().length); // unknown, or that of the compressed body
        assertThat(ask("GET", path, "", "gzip").statusCode()).isEqualTo(200); // the connection is still in step
    }

    @Test
    void tellsCachesOfOriginAndEncoding() {
        HttpResponse<String> answer = Raw.send(
                "GET",
                "/seldon.json",
                BodyPublishers.noBody(),
                "Origin",
                "http://example.com",
                "Accept-Encoding",
                "br");

        assertThat(String.join(", ", answer.headers().allValues("Vary"))).contains("Origin", "Accept-Encoding");
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        InputStream packed = new ByteArrayInputStream(answer.body());
        boolean gzip =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return new String((gzip ? new GZIPInputStream(packed) : new InflaterInputStream(packed)).readAllBytes(), UTF_8);
    }

    private static HttpResponse<byte[]> ask(String method, String path, String body, String accepted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Http.port() + path))
                .header("Content-Type", JSON)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!accepted.isEmpty()) {
            request.header("Accept-Encoding", accepted);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static HttpResponse<String> post(String path, String type, byte[] body, String encoding) {
        return Raw.send(
                "POST", path, BodyPublishers.ofByteArray(body), "Content-Type", type, "Content-Encoding", encoding);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
