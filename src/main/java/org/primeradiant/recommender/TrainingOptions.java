package org.primeradiant.recommender;

/**
 * Training options.
 *
 * @param neighbours number of similar items kept for each item, 1 or more
 * @param shrinkage number of common users at which a similarity is halved, 0 or more
 * @param minCommon number of users that two items must have in common to be similar at all, 1 or more
 * @param maxHistory number of latest items of each user that count, 2 or more; training time grows with its square
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
