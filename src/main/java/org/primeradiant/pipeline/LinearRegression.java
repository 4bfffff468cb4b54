package org.primeradiant.pipeline;

import java.util.List;

/** Predicts a number that is linear in the columns. */
public final class LinearRegression implements Regression {
    private final List<String> columns;
    private final String output;
    private final double intercept;
    private final double[] coefficients;

    /**
     * Copies the coefficients.
     *
     * @param output the name of what is predicted
     * @param coefficients one for each column
     * @throws IllegalArgumentException if there are more or fewer
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
