package org.primeradiant.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1.0, 1.0",
        "0.1, 0.1",
        "-2.5, -2.5",
        "3.4028235E38, 3.4028235e+38",
        "1.17549435E-38, 1.1754944e-38",
        "1.4E-45, 1e-45",
        "16777216, 16777216.0",
        "3.3554432E7, 33554432.0",
        "1.0E10, 10000000000.0",
        "1.0E16, 1e+16",
        "1.0E-4, 0.0001",
        "1.0E-5, 1e-05",
        "8.5E9, 8500000000.0",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void writesTheShortestTextLikePythonsRepr(String value, String text) {
        assertThat(text(Float.parseFloat(value))).isEqualTo(text);
    }

    @Provide
    Arbitrary<Float> floats() {
        return Arbitraries.randomValue(random -> Float.intBitsToFloat(random.nextInt()))
                .filter(Float::isFinite);
    }

    @Property(tries = 20_000, seed = "1")
    void writesWhatIsReadBackAsTheSameFloat(@ForAll("floats") float value) {
        assertThat(Float.parseFloat(text(value))).isEqualTo(value);
    }

    @Property(tries = 20_000, seed = "2")
    void writesAsManyDigitsAsTheShortestDecimalHas(@ForAll("floats") float value) {
        String shortest = DoubleText.of(ShortestFloat.widened(value));

        assertThat(text(value)).hasSameSizeAs(shortest);
    }

    @Test
    void writesPowersOfTwoSoThatTheyAreReadBack() {
        for (int exponent = -149; exponent <= 127; exponent++) {
            float value = Math.scalb(1f, exponent);

            assertThat(Float.parseFloat(text(value))).isEqualTo(value);
        }
    }

    private static String text(float value) {
        byte[] target = new byte[DoubleText.MAX_LENGTH];
        return new String(target, 0, FloatText.write(value, target, 0), ISO_8859_1);
    }
}
