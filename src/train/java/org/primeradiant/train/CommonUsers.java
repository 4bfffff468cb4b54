package org.primeradiant.train;

import org.primeradiant.recommender.SparseRows;
import org.primeradiant.recommender.TrainingOptions;

/** Finds the items that have users in common with a given item. Not thread-safe. */
final class CommonUsers {
    private final SparseRows byUser;
    private final SparseRows byItem;
    private final double[] norms;
    private final TrainingOptions options;
    private final int[] counts; // numbers of common users, by item; all 0 between calls
    private final double[] products; // sums of weight products, by item; all 0 between calls
    private final int[] met;

    CommonUsers(SparseRows byUser, SparseRows byItem, double[] norms, TrainingOptions options) {
        this.byUser = byUser;
        this.byItem = byItem;
        this.norms = norms;
        this.options = options;
        this.counts = new int[byItem.rows()];
        this.products = new double[byItem.rows()];
        this.met = new int[byItem.rows()];
    }

    /** The items similar to the given one, excluding itself. */
    Neighbourhood neighbours(int item) {
        int others = meet(item);
        long[] keys = new long[others];
        int similar = 0;
        for (int i = 0; i < others; i++) {
            int other = met[i];
            float similarity = similarity(item, other);
            if (other != item && counts[other] >= options.minCommon() && similarity > 0) {
                keys[similar] = Neighbourhood.key(other, similarity);
                similar++;
            }
            counts[other] = 0;
            products[other] = 0;
        }
        return Neighbourhood.best(options.neighbours(), keys, similar);
    }

    private int meet(int item) {
        int others = 0;
        for (int i = byItem.start(item); i < byItem.end(item); i++) {
            int user = byItem.column(i);
            double weight = byItem.value(i);
            for (int j = byUser.start(user); j < byUser.end(user); j++) {
                int other = byUser.column(j);
                if (counts[other] == 0) {
                    met[others] = other;
                    others++;
                }
                counts[other]++;
                products[other] += weight * byUser.value(j);
            }
        }
        return others;
    }

    /** Capped at 1, which rounding could exceed. */
    private float similarity(int item, int other) {
        double cosine = products[other] / (norms[item] * norms[other]);
        return (float) Math.min(1, cosine * counts[other] / (counts[other] + options.shrinkage()));
    }
}
