package org.primeradiant.trees;

/**
 * Layout of a node: two longs, a payload and a word.
 *
 * <p>The word of a split has the position of its left child in the upper half, the feature in 24 bits, and eight flags.
 * The right child follows the left one. A leaf has the sign bit, its own position, and no flags, so that a cursor that
 * has arrived stays where it is.
 *
 * <p>The payload of a numeric split is the threshold t of {@code x <= t}, the payload of a categorical one refers to
 * {@link CategorySets}, and that of a leaf holds its value.
 */
final class Node {
    /** Longs per node. */
    static final int SIZE = 2;

    /** The comparison does not suffice: a categorical split, zero as missing, or a threshold that is not finite. */
    static final int SPECIAL = 1;

    /** Set in every split: the distance of the right child from the left one, in longs. */
    static final int SPLIT = SIZE;

    /** Missing values go left. */
    static final int DEFAULT_LEFT = 4;

    /** NaN counts as 0. */
    static final int NAN_IS_ZERO = 8;

    /** Zero counts as missing. */
    static final int ZERO_IS_MISSING = 16;

    /** Splits by category, as XGBoost does: a category of the set goes right. */
    static final int IN_SET_RIGHT = 32;

    /** Splits by category, as LightGBM does: a category of the set goes left. */
    static final int IN_SET_LEFT = 64;

    static final int CATEGORICAL = IN_SET_LEFT | IN_SET_RIGHT;

    /** One more than the largest feature. */
    static final int MAX_FEATURES = 1 << 24;

    /** Values of at most this size are zero to LightGBM ({@code kZeroThreshold}, a float). */
    private static final double ZERO = 1e-35f;

    private static final int FEATURE_SHIFT = 8;
    private static final int POSITION_SHIFT = 32;
    private static final int POSITION = Integer.MAX_VALUE;

    private Node() {}

    static long leaf(int position) {
        return Long.MIN_VALUE | (long) position << POSITION_SHIFT;
    }

    static long split(int left, int feature, int flags) {
        return (long) left << POSITION_SHIFT | (long) feature << FEATURE_SHIFT | SPLIT | flags;
    }

    /** The threshold's flag: a difference from it must tell on which side a number is. */
    static int flags(double threshold) {
        return Math.abs(threshold) <= Double.MAX_VALUE ? 0 : SPECIAL;
    }

    static boolean isLeaf(long word) {
        return word < 0;
    }

    static int feature(long word) {
        return (int) word >>> FEATURE_SHIFT;
    }

    static int left(long word) {
        return (int) (word >>> POSITION_SHIFT) & POSITION;
    }

    /**
     * Position of the next node for a row's value. The sign of the difference replaces the comparison: processors
     * predict half of the branches of a tree wrongly, and a wrong prediction costs more than all else here.
     */
    static int next(long word, long payload, double value, CategorySets sets) {
        if (value != value || (word & SPECIAL) != 0) {
            return left(word) + special(word, payload, value, sets);
        }
        long difference = Double.doubleToRawLongBits(Double.longBitsToDouble(payload) - value);
        return left(word) + ((int) (difference >>> 62) & (int) word & SPLIT);
    }

    /** 1 if a row's value goes right at a split, 0 if it goes left. */
    static int side(long word, long payload, double value, CategorySets sets) {
        if (value != value || (word & SPECIAL) != 0) {
            return special(word, payload, value, sets) / SPLIT;
        }
        return (int) (Double.doubleToRawLongBits(Double.longBitsToDouble(payload) - value) >>> 63);
    }

    private static int special(long word, long payload, double value, CategorySets sets) {
        boolean left = (word & CATEGORICAL) != 0
                ? categoryGoesLeft(word, payload, value, sets)
                : numberGoesLeft(word, payload, value);
        return left ? 0 : (int) word & SPLIT;
    }

    private static boolean numberGoesLeft(long word, long payload, double value) {
        double number = value != value && (word & NAN_IS_ZERO) != 0 ? 0 : value;
        if (number != number || (word & ZERO_IS_MISSING) != 0 && Math.abs(number) <= ZERO) {
            return (word & DEFAULT_LEFT) != 0;
        }
        return number <= Double.longBitsToDouble(payload);
    }

    private static boolean categoryGoesLeft(long word, long payload, double value, CategorySets sets) {
        if (value != value) {
            return (word & DEFAULT_LEFT) != 0;
        }
        if ((word & IN_SET_LEFT) != 0) {
            return sets.contains(payload, (int) value);
        }
        float code = (float) value;
        return code < 0 || !sets.contains(payload, (int) code);
    }
}
