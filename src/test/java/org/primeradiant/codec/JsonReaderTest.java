package org.primeradiant.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.primeradiant.codec.JsonBodies.assertBadData;
import static org.primeradiant.codec.JsonBodies.payload;
import static org.primeradiant.codec.JsonBodies.read;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Json;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;
import org.primeradiant.json.Allowance;

class JsonReaderTest {
    @Test
    void readsNothingFromAnEmptyObject() {
        assertThat(read("{}").payload()).isEqualTo(Payload.NONE);
        assertThat(read(" { } ").meta()).isEqualTo(Meta.EMPTY);
        assertThat(read("{}").status()).isEqualTo(Status.NONE);
    }

    @Test
    void readsOnlyTheGivenRangeOfTheArray() {
        byte[] bytes = "xx{\"strData\":\"a\"}yy".getBytes(UTF_8);

        assertThat(JsonReader.message(bytes, 2, bytes.length - 4, Allowance.UNLIMITED)
                        .payload())
                .isEqualTo(new Text("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "\"abc\"", "5", "null", "x", "'"})
    void rejectsABodyThatIsNoObject(String body) {
        assertBadData(body, "a message must be an object, at byte 0");
    }

    @Test
    void rejectsAnEmptyBody() {
        assertBadData("", "the JSON ends too early, at byte 0");
        assertBadData(" \n", "the JSON ends too early, at byte 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"",
                "{\"a",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{\"a\" 1}",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 2]}",
                "{\"a\":[1}",
                "{\"a\":tru}",
                "{\"a\":nul",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":-NaN}",
                "{\"a\":0x1}",
                "{\"a\":Infinit}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u12",
                "{\"a\":\"\t\"}",
                "{} x",
                "{}{}",
                "{\"a\":1}]"
            })
    void rejectsMalformedJson(String body) {
        assertThat(catchThrowable(() -> read(body))).isInstanceOf(SeldonException.class);
    }

    @Test
    void namesThePositionOfTextAfterTheEnd() {
        assertBadData("{\"strData\":\"a\"} x", "unexpected text after the JSON value, at byte 16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"strData\":\"x\",\"jsonData\":1,\"binData\":\"YQ==\",\"data\":{\"ndarray\":[1]}}",
                "{\"data\":{\"ndarray\":[1]},\"jsonData\":1,\"strData\":\"x\"}"
            })
    void prefersDataWhateverTheOrder(String body) {
        assertThat(payload(body)).isInstanceOf(Data.class);
    }

    @Test
    void prefersJsonDataThenStrDataThenBinData() {
        assertThat(payload("{\"binData\":\"YQ==\",\"strData\":\"x\",\"jsonData\":null}"))
                .isInstanceOf(Json.class);
        assertThat(payload("{\"binData\":\"YQ==\",\"strData\":\"x\"}")).isEqualTo(new Text("x"));
        assertThat(payload("{\"binData\":\"YQ==\"}")).isEqualTo(Bytes.of((byte) 'a'));
    }

    @Test
    void doesNotMindErrorsInAPayloadThatDoesNotCount() {
        assertThat(payload("{\"binData\":5,\"strData\":\"x\"}")).isEqualTo(new Text("x"));
        assertThat(payload("{\"data\":{\"ndarray\":[[1],[2,3]],\"tensor\":{\"shape\":[1],\"values\":[7]}}}"))
                .isEqualTo(new Data(Tensor.of(new int[] {1}, 7L), List.of(), Form.TENSOR));
    }

    @Test
    void takesTheLastOfSeveralFieldsOfOneName() {
        assertThat(payload("{\"strData\":5,\"strData\":\"b\"}")).isEqualTo(new Text("b"));
        assertThat(payload("{\"data\":null,\"data\":{\"ndarray\":[1],\"ndarray\":[2]}}"))
                .isEqualTo(new Data(Tensor.of(new int[] {1}, 2L), List.of(), Form.NDARRAY));
    }

    @Test
    void skipsUnknownFieldsWithWhateverIsInThem() {
        assertThat(payload("{\"x\":{\"a\":[NaN,-Infinity,1e5,\"\\u00e9é\",null]},\"strData\":\"a\",\"y\":Infinity}"))
                .isEqualTo(new Text("a"));
    }

    @Test
    void knowsAFieldWhoseNameIsEscaped() {
        assertThat(payload("{\"str\\u0044ata\":\"a\"}")).isEqualTo(new Text("a"));
    }

    @Test
    void refusesCustomDataOnlyIfThereIsNothingElse() {
        assertBadData("{\"customData\":{}}", "customData is supported over gRPC only, at byte 14");
        assertThat(payload("{\"customData\":{},\"strData\":\"a\"}")).isEqualTo(new Text("a"));
    }

    @Test
    void rejectsStringsOfAnotherType() {
        assertBadData("{\"strData\":5}", "strData must be a string, at byte 11");
        assertBadData("{\"binData\":[1]}", "binData must be a string, at byte 11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "_-8=", "YQ", "YQ=", "=", "Y Q=", "YQ==YQ==", "\\u00e9abc", "日本"})
    void rejectsWhatIsNoPaddedStandardBase64(String text) {
        assertBadData("{\"binData\":\"" + text + "\"}", "binData must be");
    }

    /** What the command base64 and encoders of MIME write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AQID\\nBAUG",
                "AQID\\r\\nBAUG\\r\\n",
                "AQIDBAUG\\n",
                "AQID BAUG",
                " AQIDBAUG\\t",
                "A Q I D B A U G"
            })
    void readsBase64WithWhiteSpace(String text) {
        assertThat(payload("{\"binData\":\"" + text + "\"}"))
                .isEqualTo(Bytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6));
    }

    @Test
    void readsNullPayloadsAsMissing() {
        assertThat(payload("{\"strData\":null,\"binData\":null,\"customData\":null}"))
                .isEqualTo(Payload.NONE);
        assertThat(payload("{\"binData\":null,\"strData\":\"a\",\"status\":null}"))
                .isEqualTo(new Text("a"));
    }

    @Test
    void readsBase64WithEscapedSlashes() {
        assertThat(payload("{\"binData\":\"\"}")).isEqualTo(Bytes.of());
        assertThat(payload("{\"binData\":\"\\/+8=\"}")).isEqualTo(Bytes.of((byte) 0xFF, (byte) 0xEF));
    }

    @Test
    void readsEveryEscapeAndLoneSurrogates() {
        assertThat(payload("{\"strData\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\ude00\\udc00é日😀\u2028\"}"))
                .isEqualTo(new Text("\"\\/\b\f\n\r\té😀\udc00é日😀\u2028"));
    }

    @Test
    void seesEveryCharacterWhereverItStandsInAString() {
        for (int before = 0; before <= 17; before++) {
            for (char c = 0; c <= 0x100; c++) {
                String text = "a".repeat(before) + c + "b".repeat(17 - before);
                String body = "{\"strData\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
                if (c < ' ') {
                    assertBadData(body, "control character in a string, at byte " + (12 + before));
                } else {
                    assertThat(payload(body)).isEqualTo(new Text(text));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C0 80",
                "E9",
                "C3",
                "E2 82",
                "ED A0 80",
                "F0 80 80 80",
                "F4 90 80 80",
                "F5 80 80 80",
                "80",
                "C3 22",
                "FF"
            })
    void rejectsInvalidUtf8InStringsThatAreReadOrSkipped(String hex) {
        StringBuilder text = new StringBuilder();
        for (String b : hex.split(" ")) {
            text.append((char) Integer.parseInt(b, 16));
        }

        for (String field : List.of("strData", "x")) {
            byte[] body = ("{\"" + field + "\":\"" + text + "\"}").getBytes(ISO_8859_1);
            assertBadData(
                    () -> JsonReader.message(body, 0, body.length, Allowance.UNLIMITED),
                    "invalid UTF-8 in a string, at byte ");
        }
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(payload("\uFEFF{\"strData\":\"é\"}")).isEqualTo(new Text("é"));
    }

    @Test
    void readsUtf16AndUtf32WithAndWithoutMark() {
        String body = "{\"strData\":\"é日😀\"}";
        List<Charset> encodings = List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"));

        for (Charset encoding : encodings) {
            for (String text : List.of(body, "\uFEFF" + body)) {
                byte[] bytes = text.getBytes(encoding);
                assertThat(JsonReader.message(bytes, 0, bytes.length, Allowance.UNLIMITED)
                                .payload())
                        .isEqualTo(new Text("é日😀"));
            }
        }
    }

    @Test
    void rejectsBrokenUtf16() {
        byte[] odd = {'{', 0, '}', 0, 0};
        byte[] loneSurrogate = {'{', 0, 0, (byte) 0xD8, '}', 0};

        assertBadData(
                () -> JsonReader.message(odd, 0, odd.length, Allowance.UNLIMITED), "the body is not valid UTF-16LE");
        assertBadData(
                () -> JsonReader.message(loneSurrogate, 0, 6, Allowance.UNLIMITED), "the body is not valid UTF-16LE");
    }
}
