package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtoFloatTextTest {
    // What python 3 prints for the number in the first column.
    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "-2.5, -2.5",
        "0, 0.0",
        "-0.0, -0.0",
        "0.1, 0.1",
        "100, 100.0",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1.5e-7, 1.5e-07",
        "1e15, 1000000000000000.0",
        "9999999999999998, 9999999999999998.0",
        "1e16, 1e+16",
        "1.2345e22, 1.2345e+22",
        "2e-3, 0.002",
        "2.0e23, 2e+23",
        "5e-324, 5e-324",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "0.30000000000000004, 0.30000000000000004",
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void isWhatPythonPrints(double value, String text) {
        assertThat(ProtoFloatText.of(value)).isEqualTo(text);
    }

    @Test
    void readsBackAsTheSameNumber() {
        Random random = new Random(20260103);

        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(ProtoFloatText.of(value))).isEqualTo(value);
            }
        }
    }
}
