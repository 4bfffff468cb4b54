package org.primeradiant.trees;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatBoundTest {
    @Property(tries = 20_000, seed = "1")
    void dividesTheDoublesWhereRoundingToFloatDoes(@ForAll int bits) {
        assertDivides(Float.intBitsToFloat(bits));
    }

    @ParameterizedTest
    @ValueSource(
            floats = {
                0f,
                -0f,
                Float.MIN_VALUE,
                -Float.MIN_VALUE,
                Float.MIN_NORMAL,
                Float.MAX_VALUE,
                -Float.MAX_VALUE,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY,
                Float.NaN,
                1f,
                1.0000001f,
                16777216f
            })
    void dividesThemAtTheEdgesToo(float threshold) {
        assertDivides(threshold);
    }

    private static void assertDivides(float threshold) {
        double bound = FloatBound.below(threshold);
        double[] values = {
            bound,
            Math.nextUp(bound),
            Math.nextDown(bound),
            threshold,
            Math.nextUp(threshold),
            Math.nextDown(threshold),
            Math.nextDown((double) threshold),
            0,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };

        for (double value : values) {
            if (!Double.isNaN(value)) {
                assertThat(value <= bound).as("%s below %s", value, threshold).isEqualTo((float) value < threshold);
            }
        }
    }
}
