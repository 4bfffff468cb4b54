package org.primeradiant.recommender;

import java.util.Arrays;

/** Sums of values by key. Not thread-safe. */
final class Sums {
    private final LongIndex keys;
    private double[] sums;

    /** Reserves room for the expected number of sums. */
    Sums(int expected) {
        keys = new LongIndex(expected);
        sums = new double[Math.max(1, expected)];
    }

    /** Starts a sum at 0 if the key has none, and returns its place. */
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

    /** Adds to the key's sum; does nothing if it has none. */
    void addIfWanted(long key, double value) {
        int place = keys.find(key);
        if (place >= 0) {
            sums[place] += value;
        }
    }

    int size() {
        return keys.size();
    }

    /** The key of the sum at a place; places follow the order in which sums were started. */
    long key(int place) {
        return keys.at(place);
    }

    double sum(int place) {
        return sums[place];
    }
}
