package org.primeradiant.components;

/**
 * Multinomial logistic regression: each class has a score that is linear in the features, and the softmax of the
 * scores gives the probabilities. Immutable and thread-safe.
 *
 * <p>Source: Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd edition, sections 4.4.1
 * and 18.3.2.
 */
public final class SoftmaxRegression {
    /** Has no classes. */
    static final SoftmaxRegression UNFITTED = new SoftmaxRegression(0, 1, new double[0]);

    private final int classes;
    private final int width;
    private final double[] weights;

    /** Takes ownership of the weights: for each class its intercept, then its coefficients. */
    SoftmaxRegression(int classes, int width, double[] weights) {
        this.classes = classes;
        this.width = width;
        this.weights = weights;
    }

    /**
     * Creates a regression from known weights, which are copied.
     *
     * @param intercepts one per class
     * @param coefficients one array per class, with one coefficient per feature
     * @throws IllegalArgumentException if the counts differ
     */
    public static SoftmaxRegression of(double[] intercepts, double[][] coefficients) {
        int classes = intercepts.length;
        if (coefficients.length != classes) {
            throw new IllegalArgumentException(
                    "there must be coefficients for " + classes + " classes, got " + coefficients.length);
        }
        int width = classes == 0 ? 1 : coefficients[0].length + 1;
        double[] weights = new double[classes * width];
        for (int k = 0; k < classes; k++) {
            if (coefficients[k].length != width - 1) {
                throw new IllegalArgumentException("class " + k + " must have " + (width - 1)
                        + " coefficients like class 0, got " + coefficients[k].length);
            }
            weights[k * width] = intercepts[k];
            System.arraycopy(coefficients[k], 0, weights, k * width + 1, width - 1);
        }
        return new SoftmaxRegression(classes, width, weights);
    }

    /** Fits without reporting progress; see {@link SoftmaxFit#run}. */
    static SoftmaxRegression fit(double[][] rows, int[] labels, int classes, double penalty) {
        return new SoftmaxFit(rows, labels, classes).run(penalty, (step, gradient) -> {});
    }

    /** The number of classes. */
    public int classes() {
        return classes;
    }

    /** The number of features in a row. */
    public int features() {
        return width - 1;
    }

    /** The score of a class when all features are 0. */
    public double intercept(int label) {
        return weights[label * width];
    }

    /** The weight of a feature in the score of a class. */
    public double coefficient(int label, int feature) {
        return weights[label * width + 1 + feature];
    }

    /** The probability of each class, in class order; they add up to 1. */
    public double[] probabilities(double[] row) {
        double[] scores = new double[classes];
        double highest = scores(row, scores);
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

    /** The negative log-likelihood of a class; finite even where its probability rounds to 0. */
    double loss(double[] row, int label) {
        double[] scores = new double[classes];
        double highest = scores(row, scores);
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - highest);
        }
        return Math.log(sum) + highest - scores[label];
    }

    private double scores(double[] row, double[] scores) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            double score = weights[k * width];
            for (int j = 1; j < width; j++) {
                score += weights[k * width + j] * row[j - 1];
            }
            scores[k] = score;
            highest = Math.max(highest, score);
        }
        return highest;
    }
}
