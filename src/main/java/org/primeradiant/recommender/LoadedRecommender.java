package org.primeradiant.recommender;

import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.ScoredItem;

/**
 * Recommends items similar to a user's recent items.
 *
 * <p>Answers at most as many items as the request's limit, best first, with scores in [0, 1]; ignores the user's id,
 * the client and the dimensions. {@link Scorer} tells what is recommended in which case. Immutable.
 *
 * @param similar the items that are similar to each other
 */
record LoadedRecommender(SimilarItems similar) implements Recommender {
    @Override
    public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
        return new Scorer(similar).recommend(request);
    }

    @Override
    public ModelMetadata metadata() {
        Provenance origin = similar.origin();
        Map<String, String> custom = Map.of(
                "algorithm", "item-to-item similarity, cosine with shrinkage",
                "items", String.valueOf(similar.size()),
                "trainingUsers", String.valueOf(origin.users()),
                "trainingInteractions", String.valueOf(origin.interactions()),
                "neighbours", String.valueOf(origin.options().neighbours()),
                "shrinkage", String.valueOf(origin.options().shrinkage()));
        return new ModelMetadata("recommender", List.of("1"), "radiant", List.of(), List.of(), custom);
    }
}
