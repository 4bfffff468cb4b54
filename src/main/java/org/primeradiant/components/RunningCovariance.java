package org.primeradiant.components;

import org.primeradiant.state.Sums;

/**
 * Running mean and covariance of rows. Immutable.
 *
 * <p>After n rows, the next row x, with d = x - mean, gives mean + d / (n + 1) and (n - 1) / n · covariance + d dᵀ /
 * (n + 1): the unbiased covariance. With a window of w rows, w replaces n once n is larger, so that the contribution
 * of a row fades by 1 / (w + 1) with each later row.
 *
 * <p>Source: Welford, "Note on a method for calculating corrected sums of squares and products", 1962; the window is
 * that of exponential smoothing, as in Seldon Core's {@code OutlierMahalanobis.py}.
 */
final class RunningCovariance {
    /** No rows; accepts any number of features. */
    static final RunningCovariance NONE = new RunningCovariance(0, new double[0], new double[0][]);

    private final long rows;
    private final double[] mean;
    private final double[][] covariance;

    private RunningCovariance(long rows, double[] mean, double[][] covariance) {
        this.rows = rows;
        this.mean = mean;
        this.covariance = covariance;
    }

    /**
     * From sums: the number of rows; their sum, and the sum of their outer products, lower triangle by rows.
     *
     * @param moments of one row or more
     */
    static RunningCovariance of(Sums moments) {
        long n = moments.count(0);
        int features = (int) Math.round((Math.sqrt(9 + 8.0 * moments.reals()) - 3) / 2);
        double[] mean = new double[features];
        double[][] covariance = new double[features][features];
        int at = features;
        for (int i = 0; i < features; i++) {
            mean[i] = moments.real(i) / n;
            for (int j = 0; j <= i; j++) {
                double spread = moments.real(at++) - n * mean[i] * mean[j];
                double value = n == 1 ? 0 : (i == j ? Math.max(0, spread) : spread) / (n - 1);
                covariance[i][j] = value;
                covariance[j][i] = value;
            }
        }
        return new RunningCovariance(n, mean, covariance);
    }

    /**
     * Adds a row.
     *
     * @param row finite numbers, as many as in the rows before
     * @param window number of rows that count, 2 or more
     */
    RunningCovariance with(double[] row, long window) {
        int features = row.length;
        if (rows == 0) {
            return new RunningCovariance(1, row.clone(), new double[features][features]);
        }
        double n = Math.min(rows, window);
        double[] offset = offset(row);
        double[] moved = new double[features];
        double[][] spread = new double[features][features];
        for (int i = 0; i < features; i++) {
            moved[i] = mean[i] + offset[i] / (n + 1);
            for (int j = 0; j <= i; j++) {
                double value = covariance[i][j] * ((n - 1) / n) + offset[i] * (offset[j] / (n + 1));
                spread[i][j] = value;
                spread[j][i] = value;
            }
        }
        return new RunningCovariance(rows + 1, moved, spread);
    }

    long rows() {
        return rows;
    }

    /** The number of features; 0 before the first row. */
    int features() {
        return mean.length;
    }

    double mean(int feature) {
        return mean[feature];
    }

    /** Not copied; callers must not modify it. */
    double[][] covariance() {
        return covariance;
    }

    double deviation(int feature) {
        return Math.sqrt(covariance[feature][feature]);
    }

    /** The total variance of all features: the trace of the covariance. */
    double variance() {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += covariance[i][i];
        }
        return sum;
    }

    /** The row minus the mean. */
    double[] offset(double[] row) {
        double[] offset = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            offset[i] = row[i] - mean[i];
        }
        return offset;
    }
}
