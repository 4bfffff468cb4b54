package org.primeradiant.trees;

/**
 * Turns XGBoost's splits, which compare floats, into comparisons of doubles: rounding to float is monotonic, so
 * {@code (float) x < t} holds up to some largest double. Rows then need no conversion, and both libraries' trees the
 * same comparison.
 */
final class FloatBound {
    /** Halfway from the largest float to what would be the next; it rounds to infinity. */
    private static final double BEYOND = 0x1.ffffffp127;

    private FloatBound() {}

    /** The largest x for which {@code (float) x < threshold}; NaN if there is none. */
    static double below(float threshold) {
        if (Float.isNaN(threshold) || threshold == Float.NEGATIVE_INFINITY) {
            return Double.NaN;
        }
        double middle = middleBelow(threshold);
        boolean roundsUp = (Float.floatToRawIntBits(threshold) & 1) == 0; // half to even
        return roundsUp ? Math.nextDown(middle) : middle;
    }

    private static double middleBelow(float threshold) {
        if (threshold == Float.POSITIVE_INFINITY) {
            return BEYOND;
        }
        float previous = Math.nextDown(threshold);
        return previous == Float.NEGATIVE_INFINITY ? -BEYOND : ((double) previous + threshold) / 2;
    }
}
