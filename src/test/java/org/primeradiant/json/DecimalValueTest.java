package org.primeradiant.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalValueTest {
    @Test
    void isTheNearestDoubleOfRandomDecimals() {
        Random random = new Random(1990);
        int open = 0;
        for (int i = 0; i < 2_000_000; i++) {
            long digits = random.nextLong() >>> 1 + random.nextInt(62) | 1;
            int exponent = i % 2 == 0 ? random.nextInt(40) - 20 : random.nextInt(560) - 280;
            double value = DecimalValue.of(digits, exponent);
            open += Double.isNaN(value) ? 1 : 0;
            if (!Double.isNaN(value) && value != Double.parseDouble(digits + "e" + exponent)) {
                throw new AssertionError(digits + "e" + exponent + " was converted to " + value);
            }
        }
        assertThat(open).as("number of NaN results").isLessThan(2000);
    }

    @Test
    void isTheNearestDoubleOfTheTextOfRandomDoubles() {
        Random random = new Random(1991);
        for (int i = 0; i < 1_000_000; i++) {
            double expected = Math.scalb(1 + random.nextDouble(), random.nextInt(1800) - 900);
            BigDecimal decimal = new BigDecimal(DoubleText.of(expected));
            double value = DecimalValue.of(decimal.unscaledValue().longValueExact(), -decimal.scale());
            if (value != expected) {
                throw new AssertionError(decimal + " was converted to " + value);
            }
        }
    }

    @Test
    void isNeverWrongInTheMiddleBetweenTwoDoubles() {
        Random random = new Random(1992);
        for (int i = 0; i < 1_000_000; i++) {
            long digits = (1L << 53 | random.nextLong() >>> 11) * 2 + 1;
            int exponent = random.nextInt(3);
            for (long near = digits - 1; near <= digits + 1; near++) {
                double value = DecimalValue.of(near, exponent);
                if (!Double.isNaN(value) && value != Double.parseDouble(near + "e" + exponent)) {
                    throw new AssertionError(near + "e" + exponent + " was converted to " + value);
                }
            }
        }
    }

    @Test
    void readsUnsignedDigits() {
        assertThat(DecimalValue.of(-1, 0)).isEqualTo(0x1p64);
        assertThat(DecimalValue.of(Long.MIN_VALUE, 0)).isEqualTo(0x1p63);
    }

    @Test
    void leavesOpenWhatIsBeyondTheRangeOfNormalDoubles() {
        assertThat(DecimalValue.of(1, 400)).isNaN();
        assertThat(DecimalValue.of(1, -400)).isNaN();
        assertThat(DecimalValue.of(123456789, -320)).isNaN();
        assertThat(DecimalValue.of(0, 30)).isNaN();
    }
}
