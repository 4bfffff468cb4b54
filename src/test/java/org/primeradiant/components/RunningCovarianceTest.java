package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RunningCovarianceTest {
    /** Allows for about ten rounding errors of numbers below 100. */
    private static final Offset<Double> ROUNDING = within(1e-13);

    private static RunningCovariance of(long window, double[]... rows) {
        RunningCovariance running = RunningCovariance.NONE;
        for (double[] row : rows) {
            running = running.with(row, window);
        }
        return running;
    }

    private static double[] row(double... row) {
        return row;
    }

    @Test
    void hasNoSpreadAfterOneRow() {
        RunningCovariance one = of(Long.MAX_VALUE, row(1, 2));

        assertThat(one.rows()).isEqualTo(1);
        assertThat(one.mean(1)).isEqualTo(2);
        assertThat(one.covariance()).isDeepEqualTo(new double[][] {{0, 0}, {0, 0}});
    }

    @Test
    void isThatOfTwoRows() {
        RunningCovariance two = of(Long.MAX_VALUE, row(1, 2), row(3, 4));

        assertThat(two.mean(0)).isEqualTo(2);
        assertThat(two.mean(1)).isEqualTo(3);
        assertThat(two.covariance()).isDeepEqualTo(new double[][] {{2, 2}, {2, 2}});
    }

    /** Mean (3, 5); offsets (-2, -3), (0, -1), (2, 4); sums of products 8, 14 and 26, over 2. */
    @Test
    void isThatOfThreeRows() {
        RunningCovariance three = of(Long.MAX_VALUE, row(1, 2), row(3, 4), row(5, 9));

        assertThat(three.mean(0)).isCloseTo(3, ROUNDING);
        assertThat(three.mean(1)).isCloseTo(5, ROUNDING);
        assertThat(three.covariance()[0][0]).isCloseTo(4, ROUNDING);
        assertThat(three.covariance()[0][1]).isCloseTo(7, ROUNDING);
        assertThat(three.covariance()[1][0]).isEqualTo(three.covariance()[0][1]);
        assertThat(three.covariance()[1][1]).isCloseTo(13, ROUNDING);
        assertThat(three.variance()).isCloseTo(17, ROUNDING);
        assertThat(three.deviation(0)).isCloseTo(2, ROUNDING);
    }

    /**
     * 0 and 2 have mean 1 and variance 2. Then 4 has a weight of one third: mean 1 + 3/3, variance 2/2 + 9/3. So has 8,
     * instead of the one fourth it would have without a window: mean 2 + 6/3, variance 4/2 + 36/3.
     */
    @Test
    void fadesWithAWindow() {
        RunningCovariance three = of(2, row(0), row(2), row(4));
        RunningCovariance four = three.with(row(8), 2);

        assertThat(three.mean(0)).isEqualTo(2);
        assertThat(three.covariance()[0][0]).isCloseTo(4, ROUNDING);
        assertThat(four.rows()).isEqualTo(4);
        assertThat(four.mean(0)).isEqualTo(4);
        assertThat(four.covariance()[0][0]).isCloseTo(14, ROUNDING);
    }

    @Test
    void leavesEarlierOnesAsTheyWere() {
        RunningCovariance two = of(Long.MAX_VALUE, row(1, 2), row(3, 4));

        two.with(row(100, 200), Long.MAX_VALUE);

        assertThat(two.rows()).isEqualTo(2);
        assertThat(two.covariance()).isDeepEqualTo(new double[][] {{2, 2}, {2, 2}});
    }

    /** 1,000 rows far from 0, where the sum of squares minus the squared sum would lose all significant digits. */
    @Test
    void agreesWithCommonsMath() {
        Random random = new Random(1);
        double[][] rows = new double[1_000][];
        for (int i = 0; i < rows.length; i++) {
            double common = random.nextGaussian();
            rows[i] = row(1e8 + common, 2 * common + random.nextGaussian(), random.nextDouble(), -3 * common);
        }

        RunningCovariance running = of(Long.MAX_VALUE, rows);

        double[][] expected = new Covariance(rows).getCovarianceMatrix().getData();
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected.length; j++) {
                assertThat(running.covariance()[i][j]).isCloseTo(expected[i][j], within(1e-8));
            }
        }
    }
}
