package org.primeradiant.graph;

/**
 * The rewards of one branch of a router. Immutable.
 *
 * @param count how many there were
 * @param mean their mean; 0 if there were none
 * @param squares the sum of their squared differences from the mean
 * @param areShares whether all lie in [0, 1]
 */
record Rewards(long count, double mean, double squares, boolean areShares) {
    /** None. */
    static final Rewards NONE = new Rewards(0, 0, 0, true);

    /** The quantile of the normal distribution for intervals that hold the true mean in 95 of 100 cases. */
    private static final double Z = 1.959964;

    /**
     * An interval for the true mean.
     *
     * @param low its lower end
     * @param high its upper end
     */
    record Interval(double low, double high) {}

    /** Rewards in [0, 1] of which no more is known; none if the count is 0. */
    static Rewards ofShares(long count, double mean) {
        return new Rewards(count, mean, 0, true);
    }

    /** These rewards and one more, which is finite; by Welford's method. */
    Rewards with(double reward) {
        double difference = reward - mean;
        double newMean = mean + difference / (count + 1);
        return new Rewards(
                count + 1, newMean, squares + difference * (reward - newMean), areShares && reward >= 0 && reward <= 1);
    }

    /**
     * The 95 % interval for the true mean. For rewards in [0, 1] it is Wilson's score interval, as if each were 0 or 1;
     * that is the greatest spread such rewards can have, so the interval is never too narrow, and it holds for few
     * rewards and for means near 0 and 1. For others it is the normal approximation.
     *
     * @return NaN on both ends if there are too few rewards to say
     */
    Interval interval() {
        if (count == 0 || !areShares && count < 2) {
            return new Interval(Double.NaN, Double.NaN);
        }
        if (!areShares) {
            double half = Z * Math.sqrt(squares / (count - 1) / count);
            return new Interval(mean - half, mean + half);
        }
        double weight = Z * Z / count;
        double centre = (mean + weight / 2) / (1 + weight);
        double half = Z * Math.sqrt(mean * (1 - mean) / count + weight / (4 * count)) / (1 + weight);
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
