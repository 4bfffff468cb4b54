package org.primeradiant.components;

/**
 * A closed interval of finite numbers.
 *
 * @param least the lower bound, inclusive
 * @param most the upper bound, inclusive
 * @param words the interval in words, to follow a noun in messages
 */
record Range(double least, double most, String words) {
    /** A probability or share. */
    static final Range SHARE = new Range(0, 1, "from 0 to 1");

    static Range of(int least, int most) {
        return new Range(least, most, "from " + least + " to " + most);
    }

    static Range atLeast(int least) {
        return new Range(least, Double.MAX_VALUE, "of " + least + " or more");
    }

    static Range above(int bound) {
        return new Range(Math.nextUp((double) bound), Double.MAX_VALUE, "above " + bound);
    }

    /** False for NaN. */
    boolean holds(double value) {
        return value >= least && value <= most;
    }
}
