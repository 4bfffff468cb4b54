package org.primeradiant.pipeline;

import java.util.List;
import org.primeradiant.components.SoftmaxRegression;

/**
 * Predicts the probability of each class.
 *
 * @param columns names of the columns it takes
 * @param classes names of the classes
 * @param regression has as many classes and features; with two classes it is normalized so that the first has weights
 *     of 0 and the second the weights of its log-odds
 */
public record LogisticRegression(List<String> columns, List<String> classes, SoftmaxRegression regression)
        implements Regression {
    public LogisticRegression {
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
        if (regression.classes() != classes.size() || regression.features() != columns.size()) {
            throw new IllegalArgumentException("the regression must have " + classes.size() + " classes and "
                    + columns.size() + " features, got " + regression.classes() + " and " + regression.features());
        }
        if (classes.size() == 2) {
            regression = odds(regression);
        }
    }

    private static SoftmaxRegression odds(SoftmaxRegression regression) {
        double[] coefficients = new double[regression.features()];
        for (int column = 0; column < coefficients.length; column++) {
            coefficients[column] = regression.coefficient(1, column) - regression.coefficient(0, column);
        }
        return SoftmaxRegression.of(
                new double[] {0, regression.intercept(1) - regression.intercept(0)},
                new double[][] {new double[coefficients.length], coefficients});
    }

    /**
     * Creates a regression of two classes in which the log-odds of the second are linear in the columns.
     *
     * @param coefficients one per column
     */
    static LogisticRegression binary(
            List<String> columns, List<String> classes, double intercept, double... coefficients) {
        return new LogisticRegression(
                columns, classes, SoftmaxRegression.of(new double[] {0, intercept}, new double[][] {
                    new double[coefficients.length], coefficients
                }));
    }

    @Override
    public List<String> outputs() {
        return classes;
    }

    @Override
    public double[] predict(double[] row) {
        return regression.probabilities(row);
    }
}
