package org.primeradiant.recommender;

/**
 * Training options.
 *
 * @param neighbours how many similar items are kept for each item, 1 or more
 * @param shrinkage how many common users it takes to believe half of a similarity, 0 or more
 * @param minCommon how many users two items must have in common to be similar at all, 1 or more
 * @param maxHistory how many items of each user count, the latest ones, 2 or more; training takes the square of it
 */
public record TrainingOptions(int neighbours, double shrinkage, int minCommon, int maxHistory) {
    public TrainingOptions {
        check("neighbours", neighbours, 1);
        check("min-common", minCommon, 1);
        check("max-history", maxHistory, 2);
        if (!(shrinkage >= 0 && shrinkage < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("shrinkage must be 0 or more, got " + shrinkage);
        }
    }

    private static void check(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " or more, got " + value);
        }
    }
}
