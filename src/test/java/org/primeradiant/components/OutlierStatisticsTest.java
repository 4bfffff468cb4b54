package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.SeldonException;

class OutlierStatisticsTest {
    private static final int NEVER = Integer.MAX_VALUE;

    private static OutlierStatistics none(int components, double deviations, int startClip) {
        return OutlierStatistics.none(new Mahalanobis.Settings(25, components, deviations, startClip, -1));
    }

    private static double[] row(double... row) {
        return row;
    }

    private static double[][] generated(int rows) {
        Random random = new Random(7);
        double[][] generated = new double[rows][];
        for (int i = 0; i < rows; i++) {
            double common = 3 * random.nextGaussian();
            double other = 2 * random.nextGaussian();
            generated[i] = row(
                    5 + common + 0.1 * random.nextGaussian(),
                    common - other + 0.1 * random.nextGaussian(),
                    other + random.nextGaussian());
        }
        return generated;
    }

    /** With one component, the score is 0 until more than three rows have been learned. */
    @Test
    void knowsNothingAtFirst() {
        OutlierStatistics statistics = none(1, 3, NEVER);
        for (int i = 0; i < 4; i++) {
            assertThat(statistics.score(row(i * 100, 5))).isZero();
            statistics = statistics.with(row(i, i));
        }

        assertThat(statistics.score(row(100, 5))).isPositive();
    }

    /** Mean 0, variances 2 and 0.5: (4, 1) scores 16 / 2 + 1 / 0.5 with two components and 16 / 2 with one. */
    @Test
    void scoresByHand() {
        OutlierStatistics one = none(1, 3, NEVER);
        OutlierStatistics two = none(2, 3, NEVER);
        for (double[] row : new double[][] {{2, 0}, {-2, 0}, {0, 1}, {0, -1}, {0, 0}}) {
            one = one.with(row);
            two = two.with(row);
        }

        assertThat(two.score(row(4, 1))).isCloseTo(10, within(1e-12));
        assertThat(one.score(row(4, 1))).isCloseTo(8, within(1e-12));
    }

    /** With as many components as features, the age of the components has no effect: all 400 scores are exact. */
    @Test
    void scoresAgainstAllRowsBefore() {
        double[][] rows = generated(400);
        OutlierStatistics statistics = none(3, 3, NEVER);
        for (int i = 0; i < rows.length; i++) {
            if (i > 5) {
                double[][] before = Arrays.copyOf(rows, i);
                RealMatrix inverse = new LUDecomposition(new Covariance(before).getCovarianceMatrix())
                        .getSolver()
                        .getInverse();
                RealVector offset = offset(before, rows[i]);
                double expected = inverse.operate(offset).dotProduct(offset);
                assertThat(statistics.score(rows[i])).isCloseTo(expected, within(1e-9 * expected));
            }
            statistics = statistics.with(rows[i]);
        }
    }

    /** Up to 16 rows, the components are recomputed for every row. */
    @Test
    void scoresWithinTheFirstComponents() {
        double[][] rows = generated(16);
        OutlierStatistics statistics = none(2, 3, NEVER);
        for (int i = 0; i < rows.length; i++) {
            if (i > 4) {
                double[][] before = Arrays.copyOf(rows, i);
                EigenDecomposition eigen = new EigenDecomposition(new Covariance(before).getCovarianceMatrix());
                RealVector offset = offset(before, rows[i]);
                double first = eigen.getEigenvector(0).dotProduct(offset);
                double second = eigen.getEigenvector(1).dotProduct(offset);
                double expected =
                        first * first / eigen.getRealEigenvalue(0) + second * second / eigen.getRealEigenvalue(1);
                assertThat(statistics.score(rows[i])).isCloseTo(expected, within(1e-9 * expected));
            }
            statistics = statistics.with(rows[i]);
        }
    }

    private static RealVector offset(double[][] before, double[] row) {
        double[] offset = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            int column = j;
            offset[j] = row[j]
                    - StatUtils.mean(Arrays.stream(before)
                            .mapToDouble(one -> one[column])
                            .toArray());
        }
        return new ArrayRealVector(offset);
    }

    /** 0 and 2 have mean 1 and deviation sqrt(2), so 100 is clipped to 1 + 2 sqrt(2): variance 2/2 + 8/3. */
    @Test
    void clipsWhatItLearns() {
        OutlierStatistics statistics = none(1, 2, 2).with(row(0)).with(row(2)).with(row(100));

        assertThat(statistics.seen().mean(0)).isCloseTo(1 + 2 * Math.sqrt(2) / 3, within(1e-14));
        assertThat(statistics.seen().covariance()[0][0]).isCloseTo(11.0 / 3, within(1e-14));
    }

    @Test
    void clipsBelowTheMeanToo() {
        OutlierStatistics statistics = none(1, 2, 2).with(row(0)).with(row(2)).with(row(-100));

        assertThat(statistics.seen().mean(0)).isCloseTo(1 - 2 * Math.sqrt(2) / 3, within(1e-14));
    }

    /** 34 is the mean of 0, 2 and 100. */
    @Test
    void doesNotClipTheFirstRows() {
        OutlierStatistics statistics = none(1, 2, 3).with(row(0)).with(row(2)).with(row(100));

        assertThat(statistics.seen().mean(0)).isCloseTo(34, within(1e-13));
    }

    @Test
    void doesNotClipAFeatureThatHasNotVaried() {
        OutlierStatistics statistics = none(1, 2, 1).with(row(5)).with(row(5)).with(row(8));

        assertThat(statistics.seen().mean(0)).isCloseTo(6, within(1e-14));
    }

    @Test
    void clipsFromTheFirstRowOnIfToldSo() {
        OutlierStatistics statistics = none(1, 2, 0).with(row(5)).with(row(9));

        assertThat(statistics.seen().mean(0)).isEqualTo(7);
    }

    /** The second feature has no component until it has varied for a sixteenth of the rows. */
    @Test
    void noticesThatAFeatureBeginsToVary() {
        Random random = new Random(1);
        OutlierStatistics statistics = none(2, 3, NEVER);
        for (int i = 0; i < 64; i++) {
            statistics = statistics.with(row(random.nextGaussian(), 7));
        }
        assertThat(statistics.score(row(0, 8))).isLessThan(1);
        for (int i = 0; i < 20; i++) {
            statistics = statistics.with(row(random.nextGaussian(), 7 + 0.01 * random.nextGaussian()));
        }

        assertThat(statistics.score(row(0, 8))).isGreaterThan(1_000);
    }

    /** A row of another scale makes old components useless: distances along them could not even be computed. */
    @Test
    void staysUsableAfterARowOfAnotherScale() {
        Random random = new Random(1);
        for (int large = 16; large < 48; large++) {
            OutlierStatistics statistics = none(3, 3, 50);
            for (int i = 0; i < 60; i++) {
                double scale = i == large ? 1e20 : 1;
                double[] row = row(random.nextGaussian() * scale, random.nextGaussian() * scale, scale);
                assertThat(statistics.score(row)).isFinite().isNotNegative();
                statistics = statistics.with(row);
            }
        }
    }

    @Test
    void rejectsRowsOfAnotherLength() {
        OutlierStatistics statistics = none(1, 3, NEVER).with(row(1, 2));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> statistics.with(row(1, 2, 3)))
                .withMessage("MAHALANOBIS has learned from rows of 2 numbers, got rows of 3");
    }
}
