package org.primeradiant.recommender;

import java.util.Arrays;

/** A sum for each of some numbered things. Not thread-safe. */
final class Sums {
    private final LongIndex keys;
    private double[] sums;

    /** No sums, with room for so many. */
    Sums(int expected) {
        keys = new LongIndex(expected);
        sums = new double[Math.max(1, expected)];
    }

    /** Begins a sum with 0, if there is none yet; answers its place. */
    int want(long key) {
        int place = keys.add(key);
        if (place == sums.length) {
            sums = Arrays.copyOf(sums, 2 * sums.length);
        }
        return place;
    }

    void add(long key, double value) {
        int place = want(key); // may replace the array
        sums[place] += value;
    }

    /** Adds to a sum that has begun, and does nothing for others. */
    void addIfWanted(long key, double value) {
        int place = keys.find(key);
        if (place >= 0) {
            sums[place] += value;
        }
    }

    int size() {
        return keys.size();
    }

    /** What is summed up at a place, in the order in which the sums began. */
    long key(int place) {
        return keys.at(place);
    }

    double sum(int place) {
        return sums[place];
    }
}
