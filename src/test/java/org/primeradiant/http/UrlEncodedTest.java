package org.primeradiant.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.SeldonException;

class UrlEncodedTest {
    @ParameterizedTest
    @CsvSource({
        "json=a, a",
        "x=1&json=a&y=2, a",
        "json=a+b%20c%2Bd, a b c+d",
        "json=%C3%A9%e2%82%ac, \u00e9\u20ac",
        "json=a=b, a=b",
        "json=a&json=b, a",
        "&&x&json=a, a",
        "x=%zz&json=a, a",
        "xjson=b&json=a, a"
    })
    void findsAField(String text, String value) {
        assertThat(field(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "json", "json=", "json=&json=a", "x=json", "jso=a", "jsonx=a", "=a"})
    void findsNothingWhereTheFieldIsMissingOrEmpty(String text) {
        assertThat(field(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json=%", "json=%4", "json=%4&x=1", "json=%zz", "json=a%-1"})
    void refusesABrokenEscape(String text) {
        assertThatThrownBy(() -> field(text))
                .isInstanceOf(SeldonException.class)
                .hasMessage("the field json has a % without two hex digits");
    }

    @Test
    void decodesBytesThatAreNoText() {
        assertThat(UrlEncoded.field("json=%00%ff".getBytes(UTF_8), "json").orElseThrow())
                .containsExactly(0, 0xFF);
    }

    private static Optional<String> field(String text) {
        return UrlEncoded.field(text.getBytes(UTF_8), "json").map(value -> new String(value, UTF_8));
    }
}
