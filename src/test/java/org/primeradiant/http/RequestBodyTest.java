package org.primeradiant.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.SeldonException;

class RequestBodyTest {
    private static final int LIMIT = 10_000;
    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource({
        "application/json,, {1}",
        "application/json, x=1, {1}",
        "application/json, json=, {1}",
        "application/json, json={2}, {2}",
        "text/plain, json={2}, {2}",
        "'', json={2}, {2}",
        "Application/Ld+Json;a=b,, {1}"
    })
    void prefersTheQueryToTheBody(String type, String query, String json) {
        assertThat(json(type, query, "{1}")).isEqualTo(json);
    }

    @Test
    void prefersAFormToTheQuery() {
        assertThat(json(FORM, "json={2}", "json={1}")).isEqualTo("{1}");
        assertThat(json(FORM, "json={2}", "json=")).isEqualTo("{2}");
        assertThat(json("multipart/form-data; boundary=B", "json={2}", "--B--")).isEqualTo("{}");
    }

    /** The client marks a request of seldon-server, whose microservices read the query first. */
    @Test
    void prefersTheQueryToAFormIfThereIsAClient() {
        assertThat(json(FORM, "client=c&json={2}", "json={1}")).isEqualTo("{2}");
        assertThat(json(FORM, "json={2}", "client=c&json={1}")).isEqualTo("{2}");
        assertThat(json(FORM, "client=c&json=", "json={1}")).isEqualTo("{1}");
        assertThat(json(FORM, "client=c", "json={1}")).isEqualTo("{1}");
    }

    @ParameterizedTest
    @CsvSource({"json={2}, json={1}, {2}", "json=, json={1}, {1}", "x=1, json={1}, {1}", "json={2}, x=1, {2}"})
    void readsTheQueryFirstForSeldonServersOwnPaths(String query, String form, String json) {
        RequestBody.Found found = RequestBody.findQueryFirst(request(FORM, query, form.getBytes(UTF_8)), LIMIT);

        assertThat(new String(found.json(), UTF_8)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({
        FORM + ",, json=%7B%7D, {}",
        FORM + ", json={2}, json=%7B%7D, {}",
        FORM + ", client=c&json={2}, json=%7B%7D, {2}",
        FORM + ", json=%7B%7D, json=, {}",
        FORM + ",, x=1&y, x=1&y",
        FORM + ",, json=%FF, \u00FF",
        "application/json, json=%7B%7D, {1}, {}",
        "application/json, x=1, {1}, {1}",
        "application/octet-stream, json=%7B%7D, \u00FF, {}",
        "application/octet-stream,, \u00FF, \u00FF",
        "'', json=%7B%7D, '', {}",
        "'',, '', ''"
    })
    void passesTheFieldOrTheBodyUndecoded(String type, String query, String body, String passed) {
        assertThat(undecoded(type, query, body)).isEqualTo(passed);
    }

    @Test
    void passesThePartOfAMultipartFormUndecoded() {
        String type = "multipart/form-data; boundary=B";
        String head = "--B\r\nContent-Disposition: form-data; name=";

        assertThat(undecoded(type, null, head + "json\r\n\r\n{}\r\n--B--")).isEqualTo("{}");
        assertThat(undecoded(type, "json={2}", head + "json\r\n\r\n\u00FF\0\r\n--B--"))
                .isEqualTo("\u00FF\0");
        assertThat(undecoded(type, null, head + "json; filename=a.json\r\n\r\n[1]\r\n--B--"))
                .isEqualTo("[1]");
        assertThat(undecoded(type, null, head + "strData\r\n\r\nhi\r\n--B--")).isEqualTo("{\"strData\":\"hi\"}");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"text/plain", "application/jsonx", "text/json", "application/octet-stream", FORM})
    void refusesWhatIsNotDeclaredAsJson(String type) {
        assertThatThrownBy(() -> json(type, null, "{1}"))
                .isInstanceOf(SeldonException.class)
                .hasMessageStartingWith("no JSON found: send it as application/json");
    }

    @Test
    void refusesAMultipartFormWithoutBoundary() {
        assertThatThrownBy(() -> json("multipart/form-data", null, "--B--"))
                .hasMessage("the Content-Type multipart/form-data has no boundary");
    }

    @Test
    void readsUpToTheLimitWhetherOrNotTheLengthIsAnnounced() {
        byte[] most = new byte[LIMIT];

        assertThat(RequestBody.bytes(request(new ByteArrayInputStream(most), LIMIT), LIMIT))
                .hasSize(LIMIT);
        assertThat(RequestBody.bytes(request(new ByteArrayInputStream(most), -1), LIMIT))
                .hasSize(LIMIT);
    }

    @Test
    void refusesMoreThanTheLimitWithoutReadingWhatIsAnnounced() {
        byte[] more = new byte[LIMIT + 1];

        assertTooLarge(InputStream.nullInputStream(), LIMIT + 1L);
        assertTooLarge(InputStream.nullInputStream(), 1L << 40);
        assertTooLarge(new ByteArrayInputStream(more), -1);
    }

    private static String undecoded(String type, String query, String body) {
        byte[] passed = RequestBody.undecoded(request(type, query, body.getBytes(ISO_8859_1)), LIMIT);
        return new String(passed, ISO_8859_1);
    }

    private static void assertTooLarge(InputStream body, long announced) {
        assertThatThrownBy(() -> RequestBody.bytes(request(body, announced), LIMIT))
                .isInstanceOfSatisfying(
                        SeldonException.class,
                        failure -> assertThat(failure.status()).isEqualTo(413));
    }

    @Test
    void refusesABodyThatEndsBeforeItsAnnouncedLength() {
        assertThatThrownBy(() -> RequestBody.bytes(request(new ByteArrayInputStream(new byte[4]), 5), LIMIT))
                .isInstanceOfSatisfying(
                        SeldonException.class,
                        failure -> assertThat(failure.status()).isEqualTo(400))
                .hasMessage("the body could not be read completely");
    }

    /** Has the same simple name as Undertow's exception. */
    private static final class RequestTooBigException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void tellsAServersLimitFromABrokenConnection() {
        assertFailure(413, new IOException(new RequestTooBigException()));
        assertFailure(400, new IOException("reset by peer"));
    }

    private static void assertFailure(int status, IOException cause) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw cause;
            }
        };
        InputStream body = new SequenceInputStream(new ByteArrayInputStream(new byte[5]), broken);

        assertThatThrownBy(() -> RequestBody.bytes(request(body, -1), LIMIT))
                .isInstanceOfSatisfying(
                        SeldonException.class,
                        failure -> assertThat(failure.status()).isEqualTo(status));
    }

    private static String json(String type, String query, String body) {
        return new String(
                RequestBody.find(request(type, query, body.getBytes(UTF_8)), LIMIT)
                        .json(),
                UTF_8);
    }

    private static RestRequest request(String type, String query, byte[] body) {
        RestRequest request = request(new ByteArrayInputStream(body), body.length);
        if (type != null) {
            request.headers().putSingle(HttpHeaders.CONTENT_TYPE, type);
        }
        return new RestRequest(request.headers(), query == null ? "" : query, request.body(), Budget.UNLIMITED);
    }

    private static RestRequest request(InputStream body, long announced) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        if (announced >= 0) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, String.valueOf(announced));
        }
        return new RestRequest(headers, "", body, Budget.UNLIMITED);
    }
}
