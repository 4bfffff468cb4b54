package org.primeradiant.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.http.RestRequest;
import org.primeradiant.logger.PayloadLog;

/** Requests and answers over REST as JSON, in bytes, and mixed. */
class InferResourceTest {
    private static final int LIMIT = 4096;
    private static final String LENGTH = "Inference-Header-Content-Length";
    private static final String DATA = "\"data\":[1,2]";
    private static final String SIZE = "\"parameters\":{\"binary_data_size\":8}";
    private static final byte[] ONE_TWO = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40};
    private static final String ANSWER = "{\"model_name\":\"echo\",\"model_version\":\"3\",\"id\":\"17\","
            + "\"parameters\":{\"protocol\":\"v2\"},\"outputs\":[{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",";

    private final InferResource resource =
            new InferResource(new EchoCatalog(), new InferBodies(LIMIT, false), new PayloadLog());

    private static String json(String elements, String more) {
        return "{\"id\":\"17\",\"inputs\":[{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\"," + elements + "}]"
                + more + "}";
    }

    private static byte[] bytes(String json, byte... after) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[text.length + after.length];
        System.arraycopy(text, 0, body, 0, text.length);
        System.arraycopy(after, 0, body, text.length, after.length);
        return body;
    }

    private static RestRequest request(byte[] body, Map<String, String> headers) {
        MultivaluedMap<String, String> all = new MultivaluedHashMap<>(headers);
        return new RestRequest(all, "", new ByteArrayInputStream(body), Budget.UNLIMITED);
    }

    /** An answer on the wire. */
    private record Written(String type, MultivaluedMap<String, Object> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }

        String jsonLength() {
            return String.valueOf(headers.getFirst(LENGTH));
        }
    }

    private Written infer(String model, byte[] body, Map<String, String> headers) throws IOException {
        Response response = resource.infer(model, "", request(body, headers));
        MultivaluedMap<String, Object> written = new MultivaluedHashMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RestAnswerWriter()
                .writeTo(
                        (RestAnswer) response.getEntity(),
                        RestAnswer.class,
                        RestAnswer.class,
                        new Annotation[0],
                        response.getMediaType(),
                        written,
                        out);
        return new Written(response.getMediaType().toString(), written, out.toByteArray());
    }

    private Written infer(String json) throws IOException {
        return infer("echo", bytes(json), Map.of());
    }

    private void assertRefused(byte[] body, Map<String, String> headers, String text) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> infer("echo", body, headers))
                .withMessageContaining(text)
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    private static void assertBytes(Written answer) {
        String json = ANSWER + "\"parameters\":{\"binary_data_size\":8}}]}";
        assertThat(answer.type()).isEqualTo("application/octet-stream");
        assertThat(answer.jsonLength()).isEqualTo(String.valueOf(json.length()));
        assertThat(answer.headers().getFirst("Content-Length")).hasToString(String.valueOf(json.length() + 8));
        assertThat(answer.body()).isEqualTo(bytes(json, ONE_TWO));
    }

    private static void assertJson(Written answer) {
        assertThat(answer.text()).isEqualTo(ANSWER + "\"data\":[1.0,2.0]}]}");
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.headers()).doesNotContainKey(LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"parameters\":{\"binary_data_output\":false}",
                ",\"outputs\":[{\"name\":\"x\"}]",
                ",\"outputs\":[{\"name\":\"x\"}],\"parameters\":{\"binary_data_output\":true}",
                ",\"outputs\":[{\"name\":\"x\",\"parameters\":{\"binary_data\":false}}]",
                ",\"outputs\":[{\"name\":\"y\",\"parameters\":{\"binary_data\":true}}]",
                ",\"outputs\":[{\"name\":\"x\",\"parameters\":{\"binary_data\":1}}]"
            })
    void answersInJsonUnlessTheOutputItselfIsAskedForInBytes(String more) throws IOException {
        Written answer = infer(json(DATA, more));

        assertThat(answer.text()).endsWith("\"data\":[1.0,2.0]}]}");
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.headers()).doesNotContainKey(LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"outputs\":[{\"name\":\"x\",\"parameters\":{\"binary_data\":true}}]",
                ",\"outputs\":[{\"name\":\"x\",\"parameters\":{\"binary_data\":true}},{\"name\":\"x\"}]"
            })
    void answersInBytesIfTheOutputIsAskedForInBytes(String more) throws IOException {
        assertBytes(infer(json(DATA, more)));
    }

    @Test
    void answersAllInBytesIfNoneIsNamed() throws IOException {
        Written answer = infer(json(DATA, ",\"parameters\":{\"binary_data_output\":true}"));

        assertThat(answer.type()).isEqualTo("application/octet-stream");
        assertThat(answer.body()).endsWith(ONE_TWO);
    }

    @Test
    void readsBytesAfterTheJson() throws IOException {
        String json = json(SIZE, "");

        assertJson(infer("echo", bytes(json, ONE_TWO), Map.of(LENGTH, String.valueOf(json.length()))));
        assertJson(infer("echo", bytes(json, ONE_TWO), Map.of(LENGTH, " +" + json.length() + " ")));
    }

    @Test
    void takesABodyOfJsonAloneWithAndWithoutItsLength() throws IOException {
        String json = json(DATA, "");

        assertJson(infer(json));
        assertJson(infer("echo", bytes(json), Map.of(LENGTH, String.valueOf(json.length()))));
    }

    @ParameterizedTest
    @CsvSource({"-1", "9999", "99999999999999999999", "-99999999999999999999"})
    void refusesALengthBeyondTheBody(String length) {
        byte[] body = bytes(json(SIZE, ""), ONE_TWO);

        assertRefused(
                body, Map.of(LENGTH, length), LENGTH + " must be 0 to " + body.length + ", the length of the body");
    }

    @Test
    void refusesBytesThatAreTooFewOrTooMany() {
        String json = json(SIZE, "");
        Map<String, String> length = Map.of(LENGTH, String.valueOf(json.length()));

        assertRefused(bytes(json, (byte) 1), length, "binary_data_size of 8, but 1 bytes of the body are left");
        assertRefused(bytes(json, new byte[9]), length, "unexpected data after the last tensor: 1 bytes");
        assertRefused(bytes(json(DATA + "," + SIZE, "")), Map.of(), "either data or the parameter binary_data_size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "abc", ""})
    void takesABodyWithoutJsonForTheOneInput(String length) throws IOException {
        byte[] row = new byte[16];
        System.arraycopy(ONE_TWO, 0, row, 0, 8);

        Written answer = infer("echo", row, Map.of(LENGTH, length));

        assertThat(answer.type()).isEqualTo("application/octet-stream");
        assertThat(answer.text()).contains("\"name\":\"x\",\"shape\":[1,4],\"datatype\":\"FP32\"");
        assertThat(answer.body()).endsWith(row);
    }

    @Test
    void refusesABodyWithoutJsonThatDoesNotFitTheInput() {
        assertRefused(ONE_TWO, Map.of(LENGTH, "0"), "input x has the shape [-1, 4], got 2 elements");
        assertRefused(new byte[0], Map.of(LENGTH, "0"), "the body must have a JSON object");
        assertRefused(new byte[0], Map.of(), "the body must have a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"inputs\":1}", "{\"inputs\":[{\"name\":\"\"}]}", "nonsense"})
    void refusesWhatIsNoRequest(String json) {
        assertRefused(bytes(json), Map.of(), "");
    }

    @Test
    void limitsTheRankOfInputs() throws IOException {
        String most = "[1" + ",1".repeat(63) + "]";
        String more = "[1" + ",1".repeat(64) + "]";
        String request = "{\"inputs\":[{\"name\":\"x\",\"shape\":%s,\"datatype\":\"FP32\",\"data\":[1]}]}";

        assertThat(infer(request.formatted(most)).text()).contains("\"shape\":" + most);
        assertRefused(bytes(request.formatted(more)), Map.of(), "the shape of input x has more than 64 dimensions");
    }

    @Test
    void refusesBodiesBeyondTheLimit() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> infer("echo", new byte[LIMIT + 1], Map.of()))
                .returns(413, SeldonException::status);
    }

    @Test
    void looksForTheModelBeforeItReadsTheBody() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> infer("nobody", bytes("nonsense"), Map.of()))
                .returns(Reason.NOT_FOUND, SeldonException::reason);
    }
}
