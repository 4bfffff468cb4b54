package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/** Requests to MLServer, Triton and KServe, and their answers, as recorded. */
class OipGoldensTest {
    /** Requests that are refused here, whatever the three servers do with them. */
    private static final Set<String> REFUSED = Set.of(
            "infer-unknown-datatype",
            "infer-lowercase-datatype",
            "infer-negative-dim",
            "infer-huge-shape",
            "infer-shape-mismatch",
            "infer-shape-too-many-data",
            "infer-string-in-fp32",
            "infer-numeric-strings",
            "infer-float-in-int",
            "infer-int-overflow",
            "infer-number-in-bytes",
            "infer-data-scalar",
            "infer-missing-inputs",
            "infer-missing-name",
            "infer-missing-shape",
            "infer-missing-datatype",
            "infer-missing-data",
            "infer-array-body",
            "infer-unknown-model-bad-body",
            "infer-nested-param",
            "infer-duplicate-input",
            "infer-numeric-id",
            "binary-input-refused",
            "binary-bytes-too-short",
            "binary-bytes-count",
            "binary-size-too-large",
            "binary-body-long",
            "binary-with-data-too",
            "binary-header-missing",
            "binary-header-negative",
            "binary-header-larger-than-body",
            "infer-bool-in-fp32");

    /** Answers that break the protocol, and one that is compressed. */
    private static final Set<String> REFUSED_ANSWERS =
            Set.of("infer-data-scalar", "infer-duplicate-input", "binary-bytes-not-utf8-json-out", "gzip-response");

    static Stream<Named<JsonObject>> exchanges() throws IOException {
        try (InputStream lines = OipGoldensTest.class.getResourceAsStream("/goldens/oip.jsonl")) {
            List<JsonObject> all = new String(lines.readAllBytes(), UTF_8)
                    .lines()
                    .map(OipGoldensTest::object)
                    .toList();
            return all.stream()
                    .filter(line -> line.getString("path", "").endsWith("/infer"))
                    .filter(line -> line.getString("method").equals("POST"))
                    .map(line -> Named.of(line.getString("server") + " " + line.getString("case"), line));
        }
    }

    static Stream<Named<JsonObject>> requests() throws IOException {
        return exchanges()
                .filter(line -> jsonLength(line.getPayload(), "headers", bytes(line.getPayload(), "")) != 0
                        || bytes(line.getPayload(), "").length == 0);
    }

    static Stream<Named<JsonObject>> answers() throws IOException {
        return exchanges()
                .filter(line -> line.getPayload().getInt("status") == 200)
                .filter(line -> !REFUSED_ANSWERS.contains(line.getPayload().getString("case")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestsAreReadOrRefused(JsonObject line) {
        byte[] body = bytes(line, "");
        int jsonLength = jsonLength(line, "headers", body);

        if (REFUSED.contains(line.getString("case"))) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> JsonInferReader.request(body, jsonLength, false, Allowance.UNLIMITED))
                    .extracting(SeldonException::reason)
                    .isEqualTo(Reason.BAD_DATA);
        } else {
            assertThatCode(() -> JsonInferReader.request(body, jsonLength, false, Allowance.UNLIMITED))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAreRead(JsonObject line) {
        byte[] body = bytes(line, "response_");

        InferResponse response =
                JsonInferReader.response(body, jsonLength(line, "response_headers", body), false, Allowance.UNLIMITED);

        assertThat(response.model()).isIn("echo", "sum", "text", "frame", "ver", "fail", "ident", "batched", "stream");
    }

    private static byte[] bytes(JsonObject line, String prefix) {
        if (line.containsKey(prefix + "body_base64")) {
            return Base64.getDecoder().decode(line.getString(prefix + "body_base64"));
        }
        String json = prefix.isEmpty() ? "body_json" : prefix + "json";
        return line.containsKey(json)
                ? line.get(json).toString().getBytes(UTF_8)
                : line.getString(prefix + "body", "").getBytes(UTF_8);
    }

    private static int jsonLength(JsonObject line, String headers, byte[] body) {
        return line.getJsonObject(headers).entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals("inference-header-content-length"))
                .map(Map.Entry::getValue)
                .map(value -> Integer.parseInt(value.toString().replace("\"", "")))
                .findFirst()
                .orElse(body.length);
    }

    private static JsonObject object(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
