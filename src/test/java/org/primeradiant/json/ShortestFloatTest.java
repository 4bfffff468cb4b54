package org.primeradiant.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestFloatTest {
    @ParameterizedTest
    @CsvSource({
        "1.1, 1.1",
        "0.1, 0.1",
        "-33.3, -33.3",
        "16777216, 1.6777216E7",
        "123456792, 1.2345679E8",
        "3.4028235E38, 3.4028235E38",
        "1.4E-45, 1E-45",
        "2E-44, 2E-44",
        "-0.0, -0.0",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void printsAsItWasWritten(float value, double widened) {
        assertThat(ShortestFloat.widened(value)).isEqualTo(Double.valueOf(widened));
    }

    @Property
    void isRoundedToTheSameFloat(@ForAll float value) {
        assertThat((float) ShortestFloat.widened(value)).isEqualTo(Float.valueOf(value));
    }

    @Property
    void keepsDecimalsOfSixDigits(@ForAll int digits) {
        double value = digits % 1_000_000 / 1e3;

        assertThat(ShortestFloat.widened((float) value)).isEqualTo(value);
    }
}
