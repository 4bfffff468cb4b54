package org.primeradiant.components;

import java.util.Map;
import org.primeradiant.state.NodeState;
import org.primeradiant.state.Sums;

/**
 * The moments of rows as sums that replicas share: the number of rows and of outliers, the sum of the rows, and the sum
 * of their outer products, lower triangle by rows. Rows of m numbers have the name {@code moments-m}.
 *
 * <p>Sums of products lose digits if the mean is much larger than the deviation: with a ratio of 10<sup>k</sup>, about
 * 2k of 16. A window, which forgets, is no sum and is not shared.
 *
 * @param state where they are kept
 */
record SharedMoments(NodeState state) {
    private static final String PREFIX = "moments-";

    /** Whether rows of this length fit into a store. */
    static boolean fits(int features) {
        return length(features) <= Sums.MOST;
    }

    private static long length(int features) {
        return features + features * (features + 1L) / 2;
    }

    /** Adds up the moments of rows. Used by one thread. */
    static final class Builder {
        private final int features;
        private final double[] sums;
        private long rows;

        Builder(int features) {
            this.features = features;
            this.sums = new double[(int) length(features)];
        }

        void add(double[] row) {
            int at = features;
            for (int i = 0; i < features; i++) {
                sums[i] += row[i];
                for (int j = 0; j <= i; j++) {
                    sums[at++] += row[i] * row[j];
                }
            }
            rows++;
        }
    }

    /** Adds rows to the store within about a second. */
    void add(Builder rows, long outliers) {
        state.addLater(PREFIX + rows.features, Sums.of(new long[] {rows.rows, outliers}, rows.sums));
    }

    /**
     * The moments of all rows known here.
     *
     * @param features length of the rows; 0 for that of most rows in the store
     */
    Sums known(int features) {
        if (features > 0) {
            return state.current(PREFIX + features);
        }
        Sums most = Sums.NONE;
        for (Map.Entry<String, Sums> each : state.state().totals(state.node()).entrySet()) {
            if (each.getKey().startsWith(PREFIX) && each.getValue().count(0) > most.count(0)) {
                most = each.getValue();
            }
        }
        return most;
    }
}
