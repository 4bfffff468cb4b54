package org.primeradiant.jwt;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectsTest {
    @Test
    void readsAllKindsOfValues() {
        String json = " {\"a\": [1, true, false, null, {\"b\": \"\\u00e9\"}], \"c\": -1.5e3} ";

        assertThat(JsonObjects.read(json.getBytes(UTF_8)))
                .isEqualTo(
                        Map.of("a", List.of(1.0, true, false, JsonObjects.Null.NULL, Map.of("b", "é")), "c", -1500.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{",
                "{}{}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":1e999}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null,\"a\":null}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"b\":{\"a\":1,\"a\":2}}",
                "{\"b\":[{\"a\":1,\"a\":2}]}",
                "{\"a\":tru}",
                "{'a':1}",
            })
    void refusesWhatIsMalformedOrAmbiguous(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObjects.read(json.getBytes(UTF_8)))
                .withMessage("malformed JSON object");
    }

    @Test
    void refusesOtherEncodings() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonObjects.read("{}".getBytes(UTF_16)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObjects.read(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}));
    }

    @Test
    void refusesDeepNesting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObjects.read(("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8)));
    }
}
