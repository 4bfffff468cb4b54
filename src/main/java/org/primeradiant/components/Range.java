package org.primeradiant.components;

/**
 * What a number may be; it is finite always.
 *
 * @param least the lower bound, included
 * @param most the upper bound, included
 * @param words the same for people, to stand after a noun
 */
record Range(double least, double most, String words) {
    /** A probability, or a part of a whole. */
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
