package org.primeradiant.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.SeldonException;

/** Parses multipart forms and converts them to JSON. */
class MultipartTest {
    private static final String TEXT = "Content-Disposition: form-data; name=\"strData\"\r\n\r\n";

    @Test
    void readsTextAndJson() {
        String form = "--B\r\nContent-Disposition: form-data; name=\"strData\"\r\n\r\na\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"meta\"\r\n\r\n{\"puid\": \"p\"}\r\n--B--\r\n";

        assertThat(json(form)).isEqualTo("{\"strData\":\"a\",\"meta\":{\"puid\": \"p\"}}");
    }

    @Test
    void keepsTextAsItIs() {
        assertThat(json("--B\r\n" + TEXT + "\r\n--B-\r\n\u20ac \"\\\t\u0001\r\n--B--"))
                .isEqualTo("{\"strData\":\"\\u000d\\u000a--B-\\u000d\\u000a\u20ac \\\"\\\\\\u0009\\u0001\"}");
    }

    @Test
    void readsFiles() {
        String binary = "Content-Type: application/octet-stream\r\n"
                + "content-disposition: form-data; filename=\"\"; name=\"binData\"\r\n\r\n\u0000\u0001\u00ff";
        String file = "Content-Disposition: form-data; name=jsonData; filename*=utf-8''f.json\r\n\r\n{\"a\":1}";

        assertThat(json("--B\r\n" + binary + "\r\n--B--")).isEqualTo("{\"binData\":\"AAH/\"}");
        assertThat(json("--B\r\n" + file + "\r\n--B--")).isEqualTo("{\"jsonData\":\"{\\\"a\\\":1}\"}");
    }

    @Test
    void readsAnEmptyValueAndAnEmptyForm() {
        assertThat(json("--B\r\n" + TEXT + "\r\n--B--")).isEqualTo("{\"strData\":\"\"}");
        assertThat(json("--B--\r\n")).isEqualTo("{}");
    }

    @Test
    void passesOverWhatStandsAroundTheParts() {
        assertThat(json("preamble\r\n--Bx\r\n--B \t\r\n" + TEXT + "a\r\n--B--\r\nepilogue"))
                .isEqualTo("{\"strData\":\"a\"}");
        assertThat(json("--B\n" + TEXT.replace("\r", "") + "a\n--B--\n")).isEqualTo("{\"strData\":\"a\"}");
    }

    @Test
    void unescapesTheNameOfAPart() {
        String form =
                "--B\r\nContent-Disposition: form-data; filename=\"a;name=x\\\"\"; name=\"a\\\"b; \"\r\n\r\n1\r\n--B--";

        assertThat(json(form)).isEqualTo("{\"a\\\"b; \":\"1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--B",
                "--B-",
                "--B\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"strData\"\r\n\r\na",
                "--B\r\nContent-Disposition: form-data; name=\"strData\"\r\n\r\na\r\n--B",
                "--B\r\nContent-Disposition: form-data; name=\"strData\"\r\n--B--",
                "--B\r\nContent-Disposition: form-data\r\n\r\na\r\n--B--",
                "--B\r\n\r\na\r\n--B--",
                "--B\r\n--B--",
                "x--B--"
            })
    void refusesWhatIsNotAForm(String form) {
        assertThatThrownBy(() -> json(form)).isInstanceOf(SeldonException.class).hasMessageContaining("form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,\"strData\":\"x\"", "1}", "1:2", "[1", "\"a", "{\"a\":1}}{", "\"\\\""})
    void refusesAPartThatIsMoreOrLessThanOneValue(String value) {
        assertThatThrownBy(() ->
                        json("--B\r\nContent-Disposition: form-data; name=\"jsonData\"\r\n\r\n" + value + "\r\n--B--"))
                .isInstanceOf(SeldonException.class)
                .hasMessage("the part jsonData must be one JSON value");
    }

    @Test
    void refusesPartsOfTheWrongKind() {
        assertThatThrownBy(() -> json("--B\r\nContent-Disposition: form-data; name=\"binData\"\r\n\r\nAA==\r\n--B--"))
                .hasMessage("the part binData must be a file");
        assertThatThrownBy(() ->
                        json("--B\r\nContent-Disposition: form-data; name=\"data\"; filename=\"f\"\r\n\r\n{}\r\n--B--"))
                .hasMessage("the part data must be JSON, not a file");
    }

    @Test
    void refusesMoreThanAThousandParts() {
        String part = "--B\r\n" + TEXT + "a\r\n";

        assertThat(json(part.repeat(1000) + "--B--")).startsWith("{\"strData\":\"a\",");
        assertThatThrownBy(() -> json(part.repeat(1001) + "--B--"))
                .hasMessage("a multipart form may have at most 1000 parts");
    }

    /** Encodes the form as ISO 8859-1 if all its characters fit, as UTF-8 otherwise, and converts it to JSON. */
    private static String json(String form) {
        byte[] body = form.getBytes(form.chars().allMatch(c -> c <= 0xFF) ? ISO_8859_1 : UTF_8);
        return new String(MultipartJson.of(body, Multipart.parts(body, "B")), UTF_8);
    }
}
