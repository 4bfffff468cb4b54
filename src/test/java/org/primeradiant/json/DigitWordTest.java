package org.primeradiant.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitWordTest {
    private static long word(String text) {
        return DigitWord.at(text.getBytes(ISO_8859_1), 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12345678|8|12345678",
                "99999999|8|99999999",
                "00000000|8|0",
                "1,222222|1|1",
                "9876543,|7|9876543",
                "05.12345|2|5",
                "123456]}|6|123456"
            })
    void readsTheDigitsWithWhichAWordBegins(String text, int digits, long value) {
        assertThat(DigitWord.digits(word(text))).isEqualTo(digits);
        assertThat(DigitWord.value(word(text), digits)).isEqualTo(value);
    }

    @Test
    void takesNoOtherByteForADigit() {
        for (int other = 0; other < 256; other++) {
            int expected = other >= '0' && other <= '9' ? 8 : 3;
            assertThat(DigitWord.digits(word("123" + (char) other + "5678"))).isEqualTo(expected);
        }
    }
}
