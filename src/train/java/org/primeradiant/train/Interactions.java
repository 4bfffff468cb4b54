package org.primeradiant.train;

import org.primeradiant.api.ItemIds;
import org.primeradiant.recommender.LongIndex;
import org.primeradiant.recommender.SparseRows;

/**
 * Who had to do with what.
 *
 * @param items the items' ids in ascending order
 * @param histories a row for each user: the places of the user's items in {@code items}, the latest first, each once,
 *     with its weight
 */
record Interactions(LongIndex items, SparseRows histories) {
    int users() {
        return histories.rows();
    }

    int size() {
        return histories.size();
    }

    /** The latest items of a user, at most so many, the latest first. */
    ItemIds latest(int user, int most) {
        long[] ids = new long[Math.min(most, histories.length(user))];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = items.at(histories.column(histories.start(user) + i));
        }
        return ItemIds.of(ids);
    }
}
