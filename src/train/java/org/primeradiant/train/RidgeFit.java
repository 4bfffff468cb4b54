package org.primeradiant.train;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;

/**
 * Fits a linear regression with an L2 penalty: minimizes the squared errors plus the penalty times the squared
 * coefficients. The intercept is not shrunk.
 *
 * <p>Source: Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd edition, section 3.4.1 and
 * exercise 3.12: least squares on centered rows, plus one row per column that holds the square root of the penalty.
 * Solved by orthogonal decomposition, since normal equations lose half of the digits if columns are nearly dependent.
 */
final class RidgeFit {
    private final double intercept;
    private final double[] coefficients;

    private RidgeFit(double intercept, double[] coefficients) {
        this.intercept = intercept;
        this.coefficients = coefficients;
    }

    /**
     * Fits the regression.
     *
     * @param rows n rows of m numbers
     * @param values the target of each row
     * @param penalty above 0, which makes the solution unique
     */
    static RidgeFit of(double[][] rows, double[] values, double penalty) {
        int width = rows[0].length;
        double[] means = new double[width];
        double mean = 0;
        for (int i = 0; i < rows.length; i++) {
            mean += values[i] / rows.length;
            for (int j = 0; j < width; j++) {
                means[j] += rows[i][j] / rows.length;
            }
        }
        double[] solution = solve(rows, values, means, mean, penalty);
        double intercept = mean;
        for (int j = 0; j < width; j++) {
            intercept -= solution[j] * means[j];
        }
        return new RidgeFit(intercept, solution);
    }

    private static double[] solve(double[][] rows, double[] values, double[] means, double mean, double penalty) {
        int width = means.length;
        double[][] centred = new double[rows.length + width][width];
        double[] right = new double[rows.length + width];
        for (int i = 0; i < rows.length; i++) {
            right[i] = values[i] - mean;
            for (int j = 0; j < width; j++) {
                centred[i][j] = rows[i][j] - means[j];
            }
        }
        for (int j = 0; j < width; j++) {
            centred[rows.length + j][j] = Math.sqrt(penalty);
        }
        return new QRDecomposition(new Array2DRowRealMatrix(centred, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    double intercept() {
        return intercept;
    }

    double[] coefficients() {
        return coefficients.clone();
    }
}
