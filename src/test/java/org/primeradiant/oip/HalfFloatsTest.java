package org.primeradiant.oip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatsTest {
    @ParameterizedTest
    @CsvSource({
        "0x0p0, 0",
        "-0x0p0, 8000",
        "1, 3C00",
        "-2, C000",
        "65504, 7BFF",
        "0x1p-14, 400",
        "0x1p-24, 1",
        "0x3FFp-24, 3FF",
        "Infinity, 7C00",
        "-Infinity, FC00"
    })
    void convertsFp16BothWays(String number, String hex) {
        float value = Float.parseFloat(number);
        short bits = (short) Integer.parseInt(hex, 16);

        assertThat(HalfFloats.fp16Bits(value)).isEqualTo(bits);
        assertThat(HalfFloats.fp16(bits)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "2049, 2048", // halfway, to even
        "2051, 2052",
        "2049.0001, 2050",
        "65519.9, 65504",
        "65520, Infinity",
        "-65520, -Infinity",
        "1.00048828125, 1", // 1 + 2^-11, halfway, to even
        "1.0004882812500002, 1.0009765625", // the next double: a float in between would be halfway
        "2.9802322387695312E-8, 0", // 2^-25, halfway to the smallest, to even
        "2.980232238769532E-8, 5.9604644775390625E-8",
        "1E300, Infinity",
        "1E-300, 0"
    })
    void roundsNumbersToTheNearestFp16(double value, float rounded) {
        assertThat(HalfFloats.nearestFp16(value)).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({
        "1.00390625, 1", // 1 + 2^-8, halfway, to even
        "1.01171875, 1.015625",
        "1.0039062500000002, 1.0078125",
        "3.3895313892515355E38, 3.3895313892515355E38",
        "3.3961775292305E38, Infinity", // beyond halfway to 2^128
        "-3.4028234663852886E38, -Infinity",
        "9.183549615799121E-41, 9.183549615799121E-41", // 2^-133, the smallest
        "4.5917748078995606E-41, 0" // halfway to it, to even
    })
    void roundsNumbersToTheNearestBf16(double value, float rounded) {
        assertThat(HalfFloats.nearestBf16(value)).isEqualTo(rounded);
    }

    @Test
    void keepsEveryFp16ThatIsANumber() {
        for (int bits = 0; bits < 1 << Short.SIZE; bits++) {
            float value = HalfFloats.fp16((short) bits);

            if (!Float.isNaN(value)) {
                assertThat(HalfFloats.fp16Bits(value)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void keepsEveryBf16ThatIsANumber() {
        for (int bits = 0; bits < 1 << Short.SIZE; bits++) {
            float value = HalfFloats.bf16((short) bits);

            if (!Float.isNaN(value)) {
                assertThat(HalfFloats.bf16Bits(value)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void findsNoFp16NearerThanTheOneItRoundsTo() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.scalb(random.nextDouble(), random.nextInt(41) - 25);
            int bits = HalfFloats.fp16Bits(HalfFloats.nearestFp16(value));
            double distance = Math.abs(HalfFloats.nearestFp16(value) - value);

            assertThat(distance)
                    .isLessThanOrEqualTo(Math.abs(HalfFloats.fp16((short) (bits + 1)) - value))
                    .isLessThanOrEqualTo(Math.abs(HalfFloats.fp16((short) Math.max(bits - 1, 0)) - value));
        }
    }

    @Test
    void writesEveryNanAsTheQuietOne() {
        assertThat(HalfFloats.fp16Bits(Float.intBitsToFloat(0x7F800001))).isEqualTo((short) 0x7E00);
        assertThat(HalfFloats.bf16Bits(Float.intBitsToFloat(0x7F800001))).isEqualTo((short) 0x7FC0);
    }
}
