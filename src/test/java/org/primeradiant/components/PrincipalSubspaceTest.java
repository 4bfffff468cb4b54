package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalSubspaceTest {
    /** Allows for a few dozen rounding errors of numbers below 100. */
    private static final Offset<Double> ROUNDING = within(1e-12);

    /** Mean 0 and covariance {{5, 4}, {4, 5}}: variance 9 along (1, 1), 1 along (1, -1). */
    private static final double[][] ROWS = {{3, 3}, {-3, -3}, {1, -1}, {-1, 1}, {0, 0}};

    private static RunningCovariance covariance(double[][] rows) {
        RunningCovariance running = RunningCovariance.NONE;
        for (double[] row : rows) {
            running = running.with(row, Long.MAX_VALUE);
        }
        return running;
    }

    /** (3, 0) projects to 3 / sqrt(2) in each direction, which contributes 4.5 / 9 = 0.5 and 4.5 / 1. */
    @ParameterizedTest
    @CsvSource({"1, 3, 0, 0.5", "2, 3, 0, 5", "1, 2, -2, 0", "2, 2, -2, 8", "2, 0, 0, 0", "7, 3, 3, 2"})
    void measuresAlongTheFirstComponents(int components, double x, double y, double squaredDistance) {
        RunningCovariance rows = covariance(ROWS);

        PrincipalSubspace subspace = PrincipalSubspace.of(rows, components);

        assertThat(subspace.dimensions()).isEqualTo(Math.min(components, 2));
        assertThat(subspace.squaredDistance(rows, new double[] {x, y})).isCloseTo(squaredDistance, ROUNDING);
    }

    /** The inverse of {{4, 7}, {7, 13}} is {{13, -7}, {-7, 4}} / 3; offset (1, 1) is (13 - 14 + 4) / 3 away. */
    @Test
    void measuresByTheInverseOfTheCovariance() {
        RunningCovariance rows = covariance(new double[][] {{1, 2}, {3, 4}, {5, 9}});

        assertThat(PrincipalSubspace.of(rows, 2).squaredDistance(rows, new double[] {4, 6}))
                .isCloseTo(1, ROUNDING);
    }

    @Test
    void measuresASingleFeature() {
        RunningCovariance rows = covariance(new double[][] {{1}, {3}});

        assertThat(PrincipalSubspace.of(rows, 3).squaredDistance(rows, new double[] {6}))
                .isCloseTo(8, ROUNDING);
    }

    /** The distance uses the current covariance even if the components are older. */
    @Test
    void measuresByTheNewestCovariance() {
        RunningCovariance before = covariance(ROWS);
        RunningCovariance rows = covariance(new double[][] {{2, 0}, {-2, 0}, {0, 1}, {0, -1}, {0, 0}});

        assertThat(PrincipalSubspace.of(before, 2).squaredDistance(rows, new double[] {4, 1}))
                .isCloseTo(10, ROUNDING);
    }

    @Test
    void leavesOutWhatDoesNotVary() {
        RunningCovariance rows = covariance(new double[][] {{1, 7}, {3, 7}});
        PrincipalSubspace subspace = PrincipalSubspace.of(rows, 2);

        assertThat(subspace.dimensions()).isEqualTo(1);
        assertThat(subspace.squaredDistance(rows, new double[] {2, 100})).isCloseTo(0, ROUNDING);
    }

    @Test
    void hasNoDirectionsIfNothingVaries() {
        RunningCovariance rows = covariance(new double[][] {{1, 7}, {1, 7}});
        PrincipalSubspace subspace = PrincipalSubspace.of(rows, 2);

        assertThat(subspace.dimensions()).isZero();
        assertThat(subspace.squaredDistance(rows, new double[] {2, 100})).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1e-40", "1e-6", "1e6", "1e50"})
    void measuresAtAnyScale(double scale) {
        double[][] scaled = new double[ROWS.length][];
        for (int i = 0; i < ROWS.length; i++) {
            scaled[i] = new double[] {ROWS[i][0] * scale, ROWS[i][1] * scale};
        }
        RunningCovariance rows = covariance(scaled);

        assertThat(PrincipalSubspace.of(rows, 2).squaredDistance(rows, new double[] {3 * scale, 0}))
                .isCloseTo(5, ROUNDING);
    }
}
