package org.primeradiant.components;

/**
 * Mean and covariance of rows that come one after another. Immutable.
 *
 * <p>After n rows the next one, x, with d = x - mean, gives mean + d / (n + 1) and (n - 1) / n · covariance + d dᵀ /
 * (n + 1): the unbiased covariance. With a window of w rows, w stands for n as soon as n is larger, so that what a row
 * has given fades by 1 / (w + 1) with each later one.
 *
 * <p>Source: Welford, "Note on a method for calculating corrected sums of squares and products", 1962; the window is
 * that of exponential smoothing, as in Seldon Core's {@code OutlierMahalanobis.py}.
 */
final class RunningCovariance {
    /** No rows, and any number of features. */
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
     * With one row more.
     *
     * @param row finite numbers, as many as the rows before had
     * @param window how many rows count, 2 or more
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

    /** How many numbers a row has; 0 before the first. */
    int features() {
        return mean.length;
    }

    double mean(int feature) {
        return mean[feature];
    }

    /** Only to be read. */
    double[][] covariance() {
        return covariance;
    }

    double deviation(int feature) {
        return Math.sqrt(covariance[feature][feature]);
    }

    /** Of all features together: the trace of the covariance. */
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
