package org.primeradiant.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;

/**
 * The area under the ROC curve: the probability that a random row of a class gets a higher score for that class than a
 * random row of another class, where equal scores count by half. 0.5 for scores that say nothing, 1 for scores that
 * separate the classes.
 *
 * <p>Computed from ranks, as the Mann-Whitney statistic, with mean ranks for equal scores. Sources: T. Fawcett, "An
 * introduction to ROC analysis", Pattern Recognition Letters 27, 2006, section 7; H. Mann, D. Whitney, "On a test of
 * whether one of two random variables is stochastically larger than the other", 1947. For more than two classes, the
 * unweighted mean over the classes, each against the rest (Fawcett, section 9.2, weights them by their frequency).
 */
final class Auc {
    private Auc() {}

    /**
     * The area of one class against the rest.
     *
     * @param scores a finite score per row
     * @param isPositive whether each row is of the class
     * @return in [0, 1]; empty if all rows, or none, are of the class
     */
    static OptionalDouble of(double[] scores, boolean[] isPositive) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(row -> scores[row]));
        double rankSum = 0;
        long positives = 0;
        int end;
        for (int start = 0; start < order.length; start = end) {
            end = start;
            int tied = 0;
            while (end < order.length && scores[order[end]] == scores[order[start]]) {
                tied += isPositive[order[end]] ? 1 : 0;
                end++;
            }
            rankSum += tied * ((start + 1 + end) / 2.0);
            positives += tied;
        }
        long negatives = scores.length - positives;
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives));
    }

    /**
     * The area of two classes, or the mean of the areas of more.
     *
     * @param labels class of each row, from 0
     * @param probabilities one per row and class, row-major
     * @return empty if a class has no rows, or all of them
     */
    static OptionalDouble ofClasses(int classes, int[] labels, double[] probabilities) {
        double sum = 0;
        int from = classes == 2 ? 1 : 0; // the area of either class of two is the same
        for (int k = from; k < classes; k++) {
            double[] scores = new double[labels.length];
            boolean[] isPositive = new boolean[labels.length];
            for (int row = 0; row < labels.length; row++) {
                scores[row] = probabilities[row * classes + k];
                isPositive[row] = labels[row] == k;
            }
            OptionalDouble area = of(scores, isPositive);
            if (area.isEmpty()) {
                return area;
            }
            sum += area.getAsDouble();
        }
        return OptionalDouble.of(sum / (classes - from));
    }
}
