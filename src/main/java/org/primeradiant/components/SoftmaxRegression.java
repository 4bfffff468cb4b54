package org.primeradiant.components;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Multinomial logistic regression with an L2 penalty, fitted by Newton's method. Immutable, and so thread-safe.
 *
 * <p>Source: Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd edition, sections 4.4.1 and
 * 18.3.2. All classes have weights of their own; the penalty makes the solution unique.
 */
final class SoftmaxRegression {
    /** Knows no classes. */
    static final SoftmaxRegression UNFITTED = new SoftmaxRegression(0, 0, new double[0]);

    private static final int MOST_STEPS = 50;
    private static final double SMALLEST_GRADIENT = 1e-8;
    /** The intercepts are not to be shrunk, only kept from drifting together. */
    private static final double INTERCEPT_PENALTY = 1e-6;

    private final int classes;
    private final int width;
    private final double[] weights;

    private SoftmaxRegression(int classes, int width, double[] weights) {
        this.classes = classes;
        this.width = width;
        this.weights = weights;
    }

    /**
     * Minimises the negative log-likelihood plus half the penalty times the squared weights.
     *
     * @param rows n rows of m features, best of similar scale
     * @param labels the class of each row, from 0
     * @param classes how many classes there are
     * @param penalty how much weights are shrunk, above 0
     * @throws IllegalStateException if Newton's method does not converge
     */
    static SoftmaxRegression fit(double[][] rows, int[] labels, int classes, double penalty) {
        int width = rows[0].length + 1;
        RealVector weights = new ArrayRealVector(classes * width);
        for (int step = 0; step < MOST_STEPS; step++) {
            SoftmaxRegression model = new SoftmaxRegression(classes, width, weights.toArray());
            RealVector gradient = model.gradient(rows, labels, penalty);
            if (gradient.getNorm() < SMALLEST_GRADIENT) {
                return model;
            }
            RealMatrix hessian = model.hessian(rows, penalty);
            weights = weights.subtract(
                    new CholeskyDecomposition(hessian).getSolver().solve(gradient));
        }
        throw new IllegalStateException("no convergence after " + MOST_STEPS + " steps");
    }

    /** The probability of each class, in the order of the classes; they add up to 1. */
    double[] probabilities(double[] row) {
        double[] scores = new double[classes];
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            double score = weights[k * width];
            for (int j = 1; j < width; j++) {
                score += weights[k * width + j] * row[j - 1];
            }
            scores[k] = score;
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            scores[k] = Math.exp(scores[k] - highest);
            sum += scores[k];
        }
        for (int k = 0; k < classes; k++) {
            scores[k] /= sum;
        }
        return scores;
    }

    private RealVector gradient(double[][] rows, int[] labels, double penalty) {
        double[] gradient = new double[weights.length];
        for (int i = 0; i < rows.length; i++) {
            double[] p = probabilities(rows[i]);
            for (int k = 0; k < classes; k++) {
                double residual = p[k] - (labels[i] == k ? 1 : 0);
                for (int j = 0; j < width; j++) {
                    gradient[k * width + j] += residual * feature(rows[i], j);
                }
            }
        }
        for (int w = 0; w < weights.length; w++) {
            gradient[w] += penalty(w, penalty) * weights[w];
        }
        return new ArrayRealVector(gradient, false);
    }

    private RealMatrix hessian(double[][] rows, double penalty) {
        double[][] hessian = new double[weights.length][weights.length];
        for (double[] row : rows) {
            double[] p = probabilities(row);
            for (int a = 0; a < weights.length; a++) {
                for (int b = 0; b <= a; b++) {
                    double same = a / width == b / width ? 1 : 0;
                    double curvature = p[a / width] * (same - p[b / width]);
                    hessian[a][b] += curvature * feature(row, a % width) * feature(row, b % width);
                }
            }
        }
        for (int a = 0; a < weights.length; a++) {
            hessian[a][a] += penalty(a, penalty);
            for (int b = 0; b < a; b++) {
                hessian[b][a] = hessian[a][b];
            }
        }
        return MatrixUtils.createRealMatrix(hessian);
    }

    private double penalty(int weight, double penalty) {
        return weight % width == 0 ? INTERCEPT_PENALTY : penalty;
    }

    private static double feature(double[] row, int index) {
        return index == 0 ? 1 : row[index - 1];
    }
}
