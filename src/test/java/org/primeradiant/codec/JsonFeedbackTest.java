package org.primeradiant.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.codec.JsonBodies.assertBadData;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Form;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.Allowance;

class JsonFeedbackTest {
    private static final SeldonMessage ABSENT = SeldonMessage.of(Payload.NONE);

    private static Feedback feedback(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return JsonReader.feedback(bytes, 0, bytes.length, Allowance.UNLIMITED);
    }

    @Test
    void readsAllParts() {
        Feedback feedback = feedback("""
                {"request": {"data": {"names": ["a"], "ndarray": [[1]]}}, "reward": 0.5, "truth": {"strData": "t"},
                 "response": {"meta": {"routing": {"r": 1}}}}
                """);

        assertThat(feedback.request().payload())
                .isEqualTo(new Data(Tensor.of(new int[] {1, 1}, 1L), List.of("a"), Form.NDARRAY));
        assertThat(feedback.response().meta().routing()).containsEntry("r", 1);
        assertThat(feedback.reward()).isEqualTo(0.5);
        assertThat(feedback.truth()).isEqualTo(SeldonMessage.of(Payload.text("t")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"request\":null,\"reward\":null,\"truth\":null,\"response\":null}"})
    void readsAbsentAndNullPartsAsUnset(String body) {
        assertThat(feedback(body)).isEqualTo(new Feedback(ABSENT, ABSENT, 0, ABSENT));
    }

    @Test
    void roundsTheRewardTo32Bits() {
        assertThat(feedback("{\"reward\":0.1}").reward()).isEqualTo(0.10000000149011612);
        assertThat(feedback("{\"reward\":\"0.5\"}").reward()).isEqualTo(0.5);
        assertThat(feedback("{\"reward\":3.4028235e38}").reward()).isEqualTo(Float.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-Infinity",
                "\"NaN\"",
                "\"Infinity\"",
                "\"-Infinity\"",
                "1e999",
                "-1e999",
                "\"1e999\"",
                "1e39",
                "3.5e38",
                "\"-3.5e38\""
            })
    void refusesARewardThatIsNotFinite(String reward) {
        assertBadData(() -> feedback("{\"reward\":" + reward + "}"), "reward must be a finite 32-bit number");
    }

    @Test
    void refusesARewardThatIsNotFiniteWhateverElseIsWrong() {
        assertBadData(() -> feedback("{\"bogus\":[1],\"reward\":1e999}"), "reward must be a finite 32-bit number");
        assertBadData(() -> feedback("{\"bogus\":{\"reward\":NaN},\"reward\":1}"), "unknown field");
        assertBadData(() -> feedback("{\"bogus\":1,\"reward\":"), "unknown field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"", "\"\"", "\" 1\"", "\"1 \"", "\"0x1\"", "\"1f\"", "\".\"", "\"1e\"", "true", "[1]", "1e39"
            })
    void rejectsABadReward(String reward) {
        assertBadData(() -> feedback("{\"reward\":" + reward + "}"), "");
    }

    @Test
    void saysWhatItGotInsteadOfANumber() {
        assertBadData(() -> feedback("{\"reward\":\"abc\"}"), "reward must be a number, got 'abc', at byte 10");
        assertBadData(() -> feedback("{\"reward\":\"\"}"), "reward must be a number, got '', at byte 10");
    }

    @ParameterizedTest
    @CsvSource({".5, 0.5", "5., 5", "+1, 1", "1e-1, 0.1", "\\u0031, 1"})
    void readsAQuotedReward(String text, float reward) {
        assertThat(feedback("{\"reward\":\"" + text + "\"}").reward()).isEqualTo(reward);
    }

    @Test
    void readsQuotedNumbersEverywhereAsProtobufDoes() {
        Feedback feedback = feedback("""
                {"request": {"data": {"tensor": {"shape": ["1", "3"], "values": ["NaN", 2, ".5"]}}},
                 "response": {"status": {"code": "200"},
                              "meta": {"routing": {"eg": "1"}, "metrics": [{"key": "k", "value": "3"}]}}}
                """);

        assertThat(feedback.request().payload())
                .isEqualTo(Payload.data(Tensor.of(new int[] {1, 3}, Double.NaN, 2, 0.5)));
        assertThat(feedback.response().status().code()).isEqualTo(200);
        assertThat(feedback.response().meta().routing()).containsEntry("eg", 1);
        assertThat(feedback.response().meta().metrics())
                .containsExactly(new Metric(Metric.Type.COUNTER, "k", 3, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"abc\"]", "[[\"1\"]]", "[null,\"1\"]", "[true,\"1\"]", "[\"\"]"})
    void rejectsValuesThatAreNoNumbers(String values) {
        assertBadData(
                () -> feedback("{\"request\":{\"data\":{\"tensor\":{\"shape\":[1],\"values\":" + values + "}}}}"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_-8=", "_-8", "/+8=", "/+8", "_-\\n8="})
    void readsBothAlphabetsWithOrWithoutPadding(String text) {
        assertThat(feedback("{\"request\":{\"binData\":\"" + text + "\"}}")
                        .request()
                        .payload())
                .isEqualTo(Bytes.of((byte) 0xFF, (byte) 0xEF));
    }

    @Test
    void readsNullPartsOfAMessageAsMissing() {
        assertThat(feedback("{\"request\":{\"data\":null,\"meta\":null,\"strData\":\"a\"}}")
                        .request())
                .isEqualTo(SeldonMessage.of(Payload.text("a")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bogus\":1}",
                "{\"request\":{\"bogus\":1}}",
                "{\"request\":{\"str_data\":\"x\"}}",
                "{\"request\":{\"data\":{\"bogus\":1}}}",
                "{\"request\":{\"data\":{\"tensor\":{\"bogus\":1}}}}",
                "{\"request\":{\"data\":{\"tftensor\":{\"bogus\":1}}}}",
                "{\"response\":{\"meta\":{\"bogus\":1}}}",
                "{\"response\":{\"meta\":{\"metrics\":[{\"bogus\":1}]}}}",
                "{\"truth\":{\"status\":{\"bogus\":1}}}"
            })
    void rejectsUnknownFieldsAnywhere(String body) {
        assertBadData(() -> feedback(body), "unknown field; its value begins here, at byte ");
    }

    @Test
    void rejectsTwoKindsOfPayload() {
        assertBadData(
                () -> feedback("{\"request\":{\"strData\":\"a\",\"jsonData\":1}}"),
                "a message must have one kind of payload");
    }

    @Test
    void rejectsABodyThatIsNoObject() {
        assertBadData(() -> feedback("[1]"), "feedback must be an object, at byte 0");
        assertBadData(() -> feedback("{\"request\":5}"), "request must be an object, at byte 11");
    }
}
