package org.primeradiant.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Call;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelSource;

class RecommenderFormatTest {
    private final RecommenderFormat format = new RecommenderFormat();

    @TempDir
    private Path folder;

    private ModelSource source(Map<String, Object> options) throws IOException {
        ModelFolder files = ModelFolder.of(folder);
        return new ModelSource("items", files, format.find(files).orElseThrow(), options);
    }

    @Test
    void findsNothingInOtherFolders() throws IOException {
        Files.writeString(folder.resolve("weights.bin"), "");

        assertThat(format.find(ModelFolder.of(folder))).isEmpty();
    }

    @Test
    void loadsTheModel() throws IOException {
        ModelFile.write(folder, FourUsersModel.model());

        LoadedRecommender loaded = (LoadedRecommender) format.load(source(Map.of()));

        assertThat(loaded.recommend(RecommendationRequest.of(1, ItemIds.of(10), 1), Call.none()))
                .containsExactly(new ScoredItem(20, 0.8164966f));
    }

    @Test
    void refusesOptionsAndBadFiles() throws IOException {
        Files.writeString(folder.resolve("similar-items.bin"), "nonsense");
        ModelSource bad = source(Map.of());
        ModelSource options = source(Map.of("limit", 3));

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> format.load(bad))
                .withMessageContaining("is not a recommender model");
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> format.load(options))
                .withMessage("a recommender has no options, got [limit]");
    }
}
