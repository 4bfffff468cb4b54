package org.primeradiant.components;

/**
 * Multinomial logistic regression: a score for each class that is linear in the features, and probabilities that follow
 * the scores. Immutable, and so thread-safe.
 *
 * <p>Source: Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd edition, sections 4.4.1 and
 * 18.3.2.
 */
public final class SoftmaxRegression {
    /** Knows no classes. */
    static final SoftmaxRegression UNFITTED = new SoftmaxRegression(0, 1, new double[0]);

    private final int classes;
    private final int width;
    private final double[] weights;

    /** Takes the weights over: for each class its intercept and its coefficients. */
    SoftmaxRegression(int classes, int width, double[] weights) {
        this.classes = classes;
        this.width = width;
        this.weights = weights;
    }

    /**
     * A regression of known weights; copies them.
     *
     * @param intercepts one for each class
     * @param coefficients for each class one for each feature
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

    /** Fits to rows without a word; see {@link SoftmaxFit#run}. */
    static SoftmaxRegression fit(double[][] rows, int[] labels, int classes, double penalty) {
        return new SoftmaxFit(rows, labels, classes).run(penalty, (step, gradient) -> {});
    }

    /** How many classes there are. */
    public int classes() {
        return classes;
    }

    /** How many features a row has. */
    public int features() {
        return width - 1;
    }

    /** The score of a class where all features are 0. */
    public double intercept(int label) {
        return weights[label * width];
    }

    /** How much a feature adds to the score of a class. */
    public double coefficient(int label, int feature) {
        return weights[label * width + 1 + feature];
    }

    /** The probability of each class, in the order of the classes; they add up to 1. */
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

    /** Minus the logarithm of the probability of a class; finite where the probability itself rounds to 0. */
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
