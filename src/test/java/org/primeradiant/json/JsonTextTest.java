package org.primeradiant.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

class JsonTextTest {
    private static void check(String body, Charset encoding) {
        JsonText.check(body.getBytes(encoding));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [1, -2.5e3, \"NaN\", null, true, {\"a\": [[]]}]\n", "1", "\"\u00e4\""})
    void takesWhatIsJson(String body) {
        assertThatCode(() -> check(body, StandardCharsets.UTF_8)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "{", "{}{}", "[1,]", "[01]", "NaN", "[[NaN]]", "{\"a\":-Infinity}", "\ufeff{}"})
    void refusesWhatIsNone(String body) {
        assertThatThrownBy(() -> check(body, StandardCharsets.UTF_8))
                .isInstanceOf(SeldonException.class)
                .hasMessageContaining(", at byte ")
                .extracting(e -> ((SeldonException) e).reason())
                .isEqualTo(Reason.BAD_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "[[NaN, -Infinity]]", "{\"a\":Infinity}"})
    void countsSeldonsWordsAsJsonIfAsked(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(JsonText.isJson(bytes, true)).isTrue();
        assertThat(JsonText.isJson(bytes, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "{", "{}{}", "[1,]", "\ufeff{}", "<html>"})
    void saysWhatIsNotJson(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(JsonText.isJson(bytes, true)).isFalse();
        assertThat(JsonText.isJson("{}".getBytes(StandardCharsets.UTF_16BE), true))
                .isFalse();
    }

    @Test
    void refusesOtherEncodingsWhichCannotStandInABodyInUtf8() {
        assertThatThrownBy(() -> check("{}", StandardCharsets.UTF_16LE)).isInstanceOf(SeldonException.class);
    }
}
