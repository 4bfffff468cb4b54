package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftmaxRegressionTest {
    private static final double PENALTY = 0.5;
    private static final double INTERCEPT_PENALTY = 1e-6;

    /** Rows of three overlapping classes. */
    private static final double[][] ROWS = {
        {-1.2, 0.3},
        {-0.7, -0.4},
        {-0.9, 1.1},
        {0.2, 1.4},
        {0.1, 0.8},
        {-0.3, 1.9},
        {1.3, -0.2},
        {0.8, 0.5},
        {1.1, -1.6}
    };

    private static final int[] LABELS = {0, 0, 1, 1, 1, 0, 2, 2, 0};

    /** The fit stops at a gradient norm of 1e-8, so probabilities are correct to about as many digits. */
    private static final Offset<Double> FITTED = within(1e-7);

    private static double[] plus(double[] values, int index, double step) {
        double[] copy = values.clone();
        copy[index] += step;
        return copy;
    }

    /**
     * Recovers the weights, the intercept first for each class. At the optimum each weight sums to 0 over the classes,
     * so the scores are the logarithms of the probabilities minus their mean.
     */
    private static double[] weights(SoftmaxRegression model, int features, int classes) {
        double[] origin = scores(model, new double[features]);
        double[] weights = new double[classes * (features + 1)];
        for (int k = 0; k < classes; k++) {
            weights[k * (features + 1)] = origin[k];
        }
        for (int j = 0; j < features; j++) {
            double[] scores = scores(model, plus(new double[features], j, 1));
            for (int k = 0; k < classes; k++) {
                weights[k * (features + 1) + j + 1] = scores[k] - origin[k];
            }
        }
        return weights;
    }

    private static double[] scores(SoftmaxRegression model, double[] row) {
        double[] logarithms =
                Arrays.stream(model.probabilities(row)).map(Math::log).toArray();
        double mean = Arrays.stream(logarithms).average().orElseThrow();
        return Arrays.stream(logarithms).map(value -> value - mean).toArray();
    }

    /** Computes the objective that the fit minimizes, directly from its definition. */
    private static double objective(double[] weights, int classes) {
        int width = weights.length / classes;
        double sum = 0;
        for (int i = 0; i < ROWS.length; i++) {
            double normaliser = 0;
            for (int k = 0; k < classes; k++) {
                normaliser += Math.exp(score(weights, k * width, ROWS[i]));
            }
            sum += Math.log(normaliser) - score(weights, LABELS[i] * width, ROWS[i]);
        }
        for (int w = 0; w < weights.length; w++) {
            sum += (w % width == 0 ? INTERCEPT_PENALTY : PENALTY) / 2 * weights[w] * weights[w];
        }
        return sum;
    }

    private static double score(double[] weights, int offset, double[] row) {
        double score = weights[offset];
        for (int j = 0; j < row.length; j++) {
            score += weights[offset + 1 + j] * row[j];
        }
        return score;
    }

    /**
     * Uses central differences with step 1e-4 on an objective of about 10: rounding contributes 1e-11, the third
     * derivative 1e-8, and the remaining gradient of the fit 1e-8. A weight that is 1e-4 off gives a slope near 1e-4.
     */
    @Test
    void findsWhereTheGradientVanishes() {
        double[] weights = weights(SoftmaxRegression.fit(ROWS, LABELS, 3, PENALTY), 2, 3);

        double step = 1e-4;
        for (int w = 0; w < weights.length; w++) {
            double slope = (objective(plus(weights, w, step), 3) - objective(plus(weights, w, -step), 3)) / (2 * step);
            assertThat(slope).as("slope along weight %d", w).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void findsALowerObjectiveThanItsNeighbours() {
        double[] weights = weights(SoftmaxRegression.fit(ROWS, LABELS, 3, PENALTY), 2, 3);
        double lowest = objective(weights, 3);

        for (int w = 0; w < weights.length; w++) {
            assertThat(objective(plus(weights, w, 0.01), 3)).isGreaterThan(lowest);
            assertThat(objective(plus(weights, w, -0.01), 3)).isGreaterThan(lowest);
        }
    }

    /** For points at -1 and 1 the weights are -w and w by symmetry, with penalty w = 2 (1 - sigmoid(2 w)). */
    @ParameterizedTest
    @CsvSource({"0.1, 0.933825243735", "1, 0.739350771500", "10, 0.545341000078"})
    void findsTheSolutionOfTwoPointsThatAreSeparable(double penalty, double probability) {
        SoftmaxRegression model = SoftmaxRegression.fit(new double[][] {{-1}, {1}}, new int[] {0, 1}, 2, penalty);

        assertThat(model.probabilities(new double[] {-1})[0]).isCloseTo(probability, FITTED);
        assertThat(model.probabilities(new double[] {1})[1]).isCloseTo(probability, FITTED);
        assertThat(model.probabilities(new double[] {0})).containsExactly(new double[] {0.5, 0.5}, FITTED);
    }

    @Test
    void separatesThreeGroups() {
        double[][] rows = {{-3, 0}, {-3, 1}, {3, 0}, {3, 1}, {0, 5}, {0, 6}};
        int[] labels = {0, 0, 1, 1, 2, 2};

        SoftmaxRegression model = SoftmaxRegression.fit(rows, labels, 3, 0.1);

        for (int i = 0; i < rows.length; i++) {
            assertThat(model.probabilities(rows[i])[labels[i]]).isGreaterThan(0.9);
        }
    }

    @Test
    void followsTheSharesOfTheClassesWhenTheFeatureTellsNothing() {
        double[][] rows = {{0}, {0}, {0}, {0}};

        SoftmaxRegression model = SoftmaxRegression.fit(rows, new int[] {0, 0, 0, 1}, 2, 1);

        // The penalty of 1e-6 on the intercepts shifts them by about 1e-6.
        assertThat(model.probabilities(new double[] {0})).containsExactly(new double[] {0.75, 0.25}, within(1e-5));
    }

    @Test
    void answersProbabilitiesThatAddUpToOneHoweverFarTheRow() {
        SoftmaxRegression model = SoftmaxRegression.fit(ROWS, LABELS, 3, PENALTY);

        double[] probabilities = model.probabilities(new double[] {1e6, -1e6});

        assertThat(probabilities).hasSize(3);
        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-15));
    }

    @Test
    void knowsNoClassesBeforeItIsFitted() {
        assertThat(SoftmaxRegression.UNFITTED.probabilities(new double[0])).isEmpty();
    }
}
