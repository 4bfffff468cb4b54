package org.primeradiant.recommender;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.components.BuiltIn;

/**
 * Recommends items similar to a user's recent items, from a folder that the trainer wrote.
 *
 * <p>Answers at most as many items as the request's limit, best first, with scores in [0, 1]; ignores the user's id,
 * the client and the dimensions. {@link Scorer} tells what is recommended in which case. Thread-safe.
 */
@BuiltIn(setting = "RADIANT_RECOMMENDER", name = "recommender")
@ApplicationScoped
public class StoredRecommender implements Recommender {
    private final AtomicReference<SimilarItems> model = new AtomicReference<>(SimilarItems.NONE);

    @Override
    public void load(Path folder) throws IOException {
        model.set(ModelFile.read(folder));
    }

    @Override
    public void save(Path folder) throws IOException {
        ModelFile.write(folder, loaded());
    }

    @Override
    public List<ScoredItem> recommend(RecommendationRequest request, Call call) {
        return new Scorer(loaded()).recommend(request);
    }

    @Override
    public ModelMetadata metadata() {
        SimilarItems similar = loaded();
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

    private SimilarItems loaded() {
        SimilarItems loaded = model.get();
        if (loaded == SimilarItems.NONE) {
            throw new IllegalStateException("the recommender has no model; RADIANT_RECOMMENDER must name its folder");
        }
        return loaded;
    }
}
