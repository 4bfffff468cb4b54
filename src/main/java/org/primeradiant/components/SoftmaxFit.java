package org.primeradiant.components;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Fits a multinomial logistic regression with an L2 penalty by Newton's method; steps that overshoot are halved.
 *
 * <p>Source: Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd edition, sections 4.4.1 and
 * 18.3.2; step halving: Nocedal and Wright, "Numerical Optimization", 2nd edition, algorithm 3.1. Every class has its
 * own weights; the penalty makes the solution unique. Memory use grows with the square of the number of weights.
 */
public final class SoftmaxFit {
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double SMALLEST_GRADIENT = 1e-8;
    /** Relative to the first gradient: with many or large rows, rounding alone exceeds the absolute minimum above. */
    private static final double SMALLEST_SHARE = 1e-10;

    private static final double ENOUGH_DESCENT = 1e-4;
    private static final double ROUNDING = 1e-12;
    /** Intercepts are not shrunk, only kept from drifting together. */
    private static final double INTERCEPT_PENALTY = 1e-6;

    private final double[][] rows;
    private final int[] labels;
    private final int classes;
    private final int width;

    /** Listener called at each iteration of a fit. */
    public interface Progress {
        /**
         * Called before convergence is tested and the next step is made.
         *
         * @param step number of the iteration, from 0
         * @param gradient norm of the gradient, which falls to 0 at the minimum
         */
        void at(int step, double gradient);
    }

    /**
     * Sets up a fit; the arrays are not copied.
     *
     * @param rows n rows of m features, preferably of similar scale
     * @param labels the class of each row, from 0
     * @param classes number of classes
     */
    public SoftmaxFit(double[][] rows, int[] labels, int classes) {
        this.rows = rows;
        this.labels = labels;
        this.classes = classes;
        this.width = rows[0].length + 1;
    }

    /**
     * Minimizes the negative log-likelihood plus half the penalty times the squared weights.
     *
     * @param penalty strength of the penalty, above 0
     * @param progress called at each iteration
     * @throws IllegalStateException if Newton's method does not converge
     * @throws org.apache.commons.math3.exception.MathIllegalArgumentException if the features differ too much
     *     in scale
     */
    public SoftmaxRegression run(double penalty, Progress progress) {
        RealVector weights = new ArrayRealVector(classes * width);
        double enough = SMALLEST_GRADIENT;
        for (int step = 0; step < MOST_STEPS; step++) {
            SoftmaxRegression model = model(weights);
            RealVector gradient = gradient(model, weights, penalty);
            double norm = gradient.getNorm();
            enough = step == 0 ? Math.max(enough, norm * SMALLEST_SHARE) : enough;
            progress.at(step, norm);
            if (norm < enough) {
                return model;
            }
            RealVector direction = new CholeskyDecomposition(hessian(model, penalty))
                    .getSolver()
                    .solve(gradient)
                    .mapMultiply(-1);
            weights = descend(weights, direction, gradient, penalty);
        }
        throw new IllegalStateException("no convergence after " + MOST_STEPS + " steps");
    }

    private RealVector descend(RealVector weights, RealVector direction, RealVector gradient, double penalty) {
        double here = objective(weights, penalty);
        double slope = gradient.dotProduct(direction);
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            RealVector there = weights.add(direction.mapMultiply(length));
            // Near the minimum the objective changes by less than its rounding error.
            if (objective(there, penalty) <= here + ENOUGH_DESCENT * length * slope + ROUNDING * here) {
                return there;
            }
            length /= 2;
        }
        throw new IllegalStateException("no descent after halving the step " + MOST_HALVINGS + " times");
    }

    private SoftmaxRegression model(RealVector weights) {
        return new SoftmaxRegression(classes, width, weights.toArray());
    }

    private double objective(RealVector weights, double penalty) {
        SoftmaxRegression model = model(weights);
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += model.loss(rows[i], labels[i]);
        }
        for (int w = 0; w < weights.getDimension(); w++) {
            sum += penalty(w, penalty) / 2 * weights.getEntry(w) * weights.getEntry(w);
        }
        return sum;
    }

    private RealVector gradient(SoftmaxRegression model, RealVector weights, double penalty) {
        double[] gradient = new double[classes * width];
        for (int i = 0; i < rows.length; i++) {
            double[] p = model.probabilities(rows[i]);
            for (int k = 0; k < classes; k++) {
                double residual = p[k] - (labels[i] == k ? 1 : 0);
                for (int j = 0; j < width; j++) {
                    gradient[k * width + j] += residual * feature(rows[i], j);
                }
            }
        }
        for (int w = 0; w < gradient.length; w++) {
            gradient[w] += penalty(w, penalty) * weights.getEntry(w);
        }
        return new ArrayRealVector(gradient, false);
    }

    private RealMatrix hessian(SoftmaxRegression model, double penalty) {
        double[][] hessian = new double[classes * width][classes * width];
        for (double[] row : rows) {
            double[] p = model.probabilities(row);
            for (int k = 0; k < classes; k++) {
                for (int l = 0; l <= k; l++) {
                    addCurvature(hessian, row, k * width, l * width, p[k] * ((k == l ? 1 : 0) - p[l]));
                }
            }
        }
        for (int a = 0; a < hessian.length; a++) {
            hessian[a][a] += penalty(a, penalty);
            for (int b = 0; b < a; b++) {
                hessian[b][a] = hessian[a][b];
            }
        }
        return new Array2DRowRealMatrix(hessian, false);
    }

    /** Adds one row's contribution to the block of two classes; only entries on and below the diagonal count. */
    private void addCurvature(double[][] hessian, double[] row, int top, int left, double curvature) {
        for (int i = 0; i < width; i++) {
            double factor = curvature * feature(row, i);
            for (int j = 0; j < width; j++) {
                hessian[top + i][left + j] += factor * feature(row, j);
            }
        }
    }

    private double penalty(int weight, double penalty) {
        return weight % width == 0 ? INTERCEPT_PENALTY : penalty;
    }

    private static double feature(double[] row, int index) {
        return index == 0 ? 1 : row[index - 1];
    }
}
