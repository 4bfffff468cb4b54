package org.primeradiant.recommender;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.components.BuiltIn;

/**
 * Recommends items similar to a user's recent items, from the folder that a setting names and the trainer wrote, as
 * {@link LoadedRecommender} does. Thread-safe.
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
        return new LoadedRecommender(loaded()).recommend(request, call);
    }

    @Override
    public ModelMetadata metadata() {
        return new LoadedRecommender(loaded()).metadata();
    }

    private SimilarItems loaded() {
        SimilarItems loaded = model.get();
        if (loaded == SimilarItems.NONE) {
            throw new IllegalStateException("the recommender has no model; RADIANT_RECOMMENDER must name its folder");
        }
        return loaded;
    }
}
