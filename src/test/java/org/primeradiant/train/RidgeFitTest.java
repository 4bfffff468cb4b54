package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeFitTest {
    /** The centered squares sum to 2, the centered products to 4: the coefficient is 4 / (2 + penalty). */
    @Test
    void shrinksTheCoefficientAndNotTheIntercept() {
        double[][] rows = {{1}, {2}, {3}};
        double[] values = {10, 12, 14};

        RidgeFit fit = RidgeFit.of(rows, values, 2);

        assertThat(fit.coefficients()).containsExactly(new double[] {1}, within(1e-14));
        assertThat(fit.intercept()).isCloseTo(10, within(1e-14));
    }

    @Test
    void findsWhatMadeTheValuesIfThePenaltyIsSmall() {
        Random random = new Random(7);
        double[][] rows = new double[50][2];
        double[] values = new double[50];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {random.nextGaussian(), 1000 + random.nextGaussian()};
            values[i] = 3 - 2 * rows[i][0] + 0.5 * rows[i][1];
        }

        RidgeFit fit = RidgeFit.of(rows, values, 1e-9);

        // With squares of about 50, a penalty of 1e-9 shifts coefficients by about 1e-10 and the intercept by 1000
        // times as much.
        assertThat(fit.coefficients()).containsExactly(new double[] {-2, 0.5}, within(1e-9));
        assertThat(fit.intercept()).isCloseTo(3, within(1e-6));
    }

    /** Equal columns are indistinguishable, so the penalty splits the coefficient evenly between them. */
    @Test
    void sharesACoefficientAmongEqualColumns() {
        double[][] rows = {{1, 1}, {2, 2}, {3, 3}};

        double[] coefficients = RidgeFit.of(rows, new double[] {2, 4, 6}, 1e-6).coefficients();

        assertThat(coefficients).containsExactly(new double[] {1, 1}, within(1e-6));
    }

    @Test
    void predictsTheMeanFromAColumnOfOneValue() {
        RidgeFit fit = RidgeFit.of(new double[][] {{5}, {5}}, new double[] {1, 3}, 1);

        assertThat(fit.coefficients()).containsExactly(0);
        assertThat(fit.intercept()).isEqualTo(2);
    }
}
