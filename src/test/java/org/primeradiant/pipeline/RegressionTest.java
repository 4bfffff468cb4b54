package org.primeradiant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.primeradiant.components.SoftmaxRegression;

class RegressionTest {
    /** Allows for a few rounding errors of numbers near 1. */
    private static final Offset<Double> ROUNDING = within(1e-15);

    private static final List<String> COLUMNS = List.of("a", "b");

    @Test
    void addsUpALinearPrediction() {
        Regression rent = new LinearRegression(COLUMNS, "rent", 100, 10, -50);

        assertThat(rent.predict(new double[] {80, 3})).containsExactly(750);
        assertThat(rent.outputs()).containsExactly("rent");
    }

    /** A score of log 3 means odds of 3 to 1. */
    @Test
    void givesTheSecondOfTwoClassesItsOdds() {
        Regression regression = LogisticRegression.binary(COLUMNS, List.of("no", "yes"), Math.log(3) - 2, 0.5, 1);

        assertThat(regression.predict(new double[] {2, 1})).containsExactly(new double[] {0.25, 0.75}, ROUNDING);
        assertThat(regression.outputs()).containsExactly("no", "yes");
    }

    /** The scores are log 1, log 2 and log 5. */
    @Test
    void sharesProbabilityAmongClasses() {
        Regression regression = new LogisticRegression(
                List.of("a"),
                List.of("x", "y", "z"),
                SoftmaxRegression.of(new double[] {0, Math.log(2), 0}, new double[][] {{0}, {0}, {Math.log(5)}}));

        assertThat(regression.predict(new double[] {1})).containsExactly(new double[] {0.125, 0.25, 0.625}, ROUNDING);
    }

    @Test
    void keepsOfTwoClassesOnlyTheDifference() {
        LogisticRegression regression = new LogisticRegression(
                List.of("a"), List.of("x", "y"), SoftmaxRegression.of(new double[] {1, 3}, new double[][] {{-0.5}, {0.5}
                }));

        assertThat(regression.regression().intercept(0)).isZero();
        assertThat(regression.regression().coefficient(0, 0)).isZero();
        assertThat(regression.regression().intercept(1)).isEqualTo(2);
        assertThat(regression.regression().coefficient(1, 0)).isEqualTo(1);
    }

    @Test
    void refusesOtherCounts() {
        SoftmaxRegression two = SoftmaxRegression.of(new double[2], new double[2][1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearRegression(COLUMNS, "rent", 0, 1))
                .withMessage("there must be 2 coefficients, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogisticRegression(COLUMNS, List.of("x", "y"), two))
                .withMessage("the regression must have 2 classes and 2 features, got 2 and 1");
    }

    @Test
    void keepsItsCoefficientsWhateverBecomesOfTheArray() {
        double[] coefficients = {10, -50};
        Regression rent = new LinearRegression(COLUMNS, "rent", 100, coefficients);

        coefficients[0] = 0;

        assertThat(rent.predict(new double[] {80, 3})).containsExactly(750);
    }
}
