package org.primeradiant.train;

import org.primeradiant.api.ItemIds;
import org.primeradiant.recommender.LongIndex;
import org.primeradiant.recommender.SparseRows;

/**
 * The items that each user interacted with.
 *
 * @param items ids of the items, in ascending order
 * @param histories one row per user: the places of the user's items in {@code items}, latest first,
 *     each once, with its weight
 */
record Interactions(LongIndex items, SparseRows histories) {
    int users() {
        return histories.rows();
    }

    int size() {
        return histories.size();
    }

    /** The latest items of a user, at most {@code most}, latest first. */
    ItemIds latest(int user, int most) {
        long[] ids = new long[Math.min(most, histories.length(user))];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = items.at(histories.column(histories.start(user) + i));
        }
        return ItemIds.of(ids);
    }
}
