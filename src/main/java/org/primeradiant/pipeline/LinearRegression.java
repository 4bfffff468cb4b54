package org.primeradiant.pipeline;

import java.util.List;

/** Predicts a number as a linear function of the columns. */
public final class LinearRegression implements Regression {
    private final List<String> columns;
    private final String output;
    private final double intercept;
    private final double[] coefficients;

    /**
     * Creates a regression; the coefficients are copied.
     *
     * @param columns names of the columns it takes
     * @param output name of the predicted value
     * @param intercept the prediction when all columns are 0
     * @param coefficients one per column
     * @throws IllegalArgumentException if there are more or fewer coefficients than columns
     */
    public LinearRegression(List<String> columns, String output, double intercept, double... coefficients) {
        if (coefficients.length != columns.size()) {
            throw new IllegalArgumentException(
                    "there must be " + columns.size() + " coefficients, got " + coefficients.length);
        }
        this.columns = List.copyOf(columns);
        this.output = output;
        this.intercept = intercept;
        this.coefficients = coefficients.clone();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<String> outputs() {
        return List.of(output);
    }

    public double intercept() {
        return intercept;
    }

    public double coefficient(int column) {
        return coefficients[column];
    }

    @Override
    public double[] predict(double[] row) {
        double sum = intercept;
        for (int column = 0; column < coefficients.length; column++) {
            sum += coefficients[column] * row[column];
        }
        return new double[] {sum};
    }
}
