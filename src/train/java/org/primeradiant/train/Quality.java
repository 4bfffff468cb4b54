package org.primeradiant.train;

import java.util.List;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.recommender.Scorer;
import org.primeradiant.recommender.SimilarItems;

/**
 * How often the first ten recommendations, out of all items, contain the item that the user interacted with next.
 *
 * <p>One interaction of each user is held out. Recall is the share of users whose item is among the ten,
 * NDCG the mean over all users of 1 / log2(1 + place), with 0 for an item that is not among them. The user's
 * other items are excluded.
 *
 * <p>Sources: recall: M. Deshpande, G. Karypis, "Item-based top-N recommendation algorithms", 2004 (its hit rate);
 * NDCG: K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002, for one relevant item.
 *
 * @param users number of users with an interaction held out
 * @param recall recall@10, in [0, 1]
 * @param ndcg NDCG@10, in [0, 1]
 */
record Quality(int users, double recall, double ndcg) {
    private static final int TEN = 10;
    private static final int RECENT = 100; // as many as a seldon-server sends

    /** Measures a model that was trained on the remaining interactions. */
    static Quality ofRecommender(SimilarItems model, HoldOut holdOut) {
        return measure(model, holdOut, RECENT);
    }

    /** Measures the model's answers to an unknown user: the most popular items. */
    static Quality ofPopularity(SimilarItems model, HoldOut holdOut) {
        return measure(model, holdOut, 0);
    }

    private static Quality measure(SimilarItems model, HoldOut holdOut, int recent) {
        Scorer scorer = new Scorer(model);
        int[] users = holdOut.users();
        int hits = 0;
        double gain = 0;
        for (int user : users) {
            ItemIds known = holdOut.training().latest(user, Integer.MAX_VALUE);
            ItemIds latest = holdOut.training().latest(user, recent);
            RecommendationRequest request =
                    RecommendationRequest.of(user, latest, TEN).withExclusions(known);
            int place = place(holdOut.item(user), scorer.recommend(request));
            if (place > 0) {
                hits++;
                gain += Math.log(2) / Math.log(1 + place);
            }
        }
        return users.length == 0
                ? new Quality(0, 0, 0)
                : new Quality(users.length, (double) hits / users.length, gain / users.length);
    }

    /** Counted from 1; 0 if the item was not recommended. */
    private static int place(long item, List<ScoredItem> recommended) {
        for (int i = 0; i < recommended.size(); i++) {
            if (recommended.get(i).item() == item) {
                return i + 1;
            }
        }
        return 0;
    }
}
