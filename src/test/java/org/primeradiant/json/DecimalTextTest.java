package org.primeradiant.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    private static String text(long value) {
        byte[] target = new byte[DecimalText.MAX_LENGTH];
        return new String(target, 0, DecimalText.write(value, target, 0), ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 7, 10, 99, 100, 999, 1000, 1001, 999_999, 1_000_000, 1_000_001, -1, -100_000, -999_999_999})
    void writesNumbersOfFewDigits(long value) {
        assertThat(text(value)).isEqualTo(Long.toString(value));
    }

    @Test
    void writesEveryNumberOfSixDigitsAtMost() {
        for (int value = 0; value < 1_000_000; value++) {
            assertThat(text(value).equals(Integer.toString(value)))
                    .as("%d", value)
                    .isTrue();
        }
    }

    @Test
    void writesBothEndsOfTheRangeInTheRoomGiven() {
        assertThat(text(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
        assertThat(text(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(text(-Long.MAX_VALUE)).isEqualTo("-9223372036854775807");
    }

    @Test
    void writesNumbersOfAllLengths() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> i % Long.SIZE;
            assertThat(text(value)).isEqualTo(Long.toString(value));
        }
    }
}
