package org.primeradiant.recommender;

import java.util.Arrays;
import java.util.List;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;

/**
 * Scores items for a request. Immutable and thread-safe.
 *
 * <p>The score of an item is the mean of its similarities to the recent items that the model knows, in [0, 1]; the
 * item that the user is viewing counts as recent. If the model knows none of the recent items, the score is the
 * item's popularity relative to the most popular item. A request with candidates gets those, unknown ones with score
 * 0; one without gets the items similar to at least one recent item or, if the model knows none of them, the most
 * popular items. Recent items and exclusions are never recommended. The best come first; ties go to the more popular
 * item, then to the smaller id.
 *
 * <p>Source: M. Deshpande, G. Karypis, "Item-based top-N recommendation algorithms", 2004, section 4, which takes the
 * sum of the similarities. The mean gives the same order and fits the range of the wire format. Differences:
 * candidates, and popularity when no recent item is known.
 */
public final class Scorer {
    private static final long UNKNOWN = -1;
    private static final int NEIGHBOURS_OF_THEIR_OWN = 16; // a guess at how many each recent item adds

    private final SimilarItems model;

    public Scorer(SimilarItems model) {
        this.model = model;
    }

    /** The best items, best first; at most as many as the request's limit, possibly none. */
    public List<ScoredItem> recommend(RecommendationRequest request) {
        LongIndex barred = recent(request);
        int[] recent = known(barred);
        request.exclusions().stream().forEach(barred::add);
        Ranking ranking = new Ranking(request.limit());
        if (!request.candidates().isEmpty()) {
            rankCandidates(distinct(request.candidates(), barred), recent, ranking);
        } else if (recent.length == 0) {
            rankPopular(barred, ranking);
        } else {
            rankNeighbours(recent, barred, ranking);
        }
        return ranking.best();
    }

    private static LongIndex recent(RecommendationRequest request) {
        LongIndex recent =
                new LongIndex(request.recent().size() + request.exclusions().size() + 1);
        request.item().ifPresent(recent::add);
        request.recent().stream().forEach(recent::add);
        return recent;
    }

    private int[] known(LongIndex ids) {
        int[] items = new int[ids.size()];
        int count = 0;
        for (int place = 0; place < items.length; place++) {
            int item = model.find(ids.at(place));
            if (item >= 0) {
                items[count] = item;
                count++;
            }
        }
        return Arrays.copyOf(items, count);
    }

    private static LongIndex distinct(ItemIds candidates, LongIndex barred) {
        LongIndex distinct = new LongIndex(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            if (!barred.contains(candidates.at(i))) {
                distinct.add(candidates.at(i));
            }
        }
        return distinct;
    }

    private void rankCandidates(LongIndex candidates, int[] recent, Ranking ranking) {
        Sums sums = new Sums(candidates.size());
        for (int place = 0; place < candidates.size(); place++) {
            int item = model.find(candidates.at(place));
            sums.want(item < 0 ? UNKNOWN - place : item);
        }
        SparseRows neighbours = model.neighbours();
        for (int item : recent) {
            for (int place = neighbours.start(item); place < neighbours.end(item); place++) {
                sums.addIfWanted(neighbours.column(place), neighbours.value(place));
            }
        }
        for (int place = 0; place < candidates.size(); place++) {
            int popularity = sums.key(place) < 0 ? 0 : model.popularity((int) sums.key(place));
            double score = recent.length == 0 ? share(popularity) : sums.sum(place) / recent.length;
            ranking.offer(candidates.at(place), score, popularity);
        }
    }

    private void rankNeighbours(int[] recent, LongIndex barred, Ranking ranking) {
        SparseRows neighbours = model.neighbours();
        Sums sums = new Sums(recent.length * NEIGHBOURS_OF_THEIR_OWN);
        for (int item : recent) {
            for (int place = neighbours.start(item); place < neighbours.end(item); place++) {
                sums.add(neighbours.column(place), neighbours.value(place));
            }
        }
        for (int place = 0; place < sums.size(); place++) {
            int item = (int) sums.key(place);
            if (!barred.contains(model.id(item))) {
                ranking.offer(model.id(item), sums.sum(place) / recent.length, model.popularity(item));
            }
        }
    }

    private void rankPopular(LongIndex barred, Ranking ranking) {
        for (int place = 0; place < model.size() && !ranking.isFull(); place++) {
            int item = model.mostPopular(place);
            if (!barred.contains(model.id(item))) {
                ranking.offer(model.id(item), share(model.popularity(item)), model.popularity(item));
            }
        }
    }

    private double share(int popularity) {
        return popularity == 0 ? 0 : (double) popularity / model.popularity(model.mostPopular(0));
    }
}
