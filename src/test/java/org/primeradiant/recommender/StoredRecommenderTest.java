package org.primeradiant.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Call;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;

class StoredRecommenderTest {
    private static final String FILE = "similar-items.bin";

    @TempDir
    private Path folder;

    private final StoredRecommender recommender = new StoredRecommender();

    @Test
    void recommendsFromItsFolder() throws IOException {
        ModelFile.write(folder, FourUsersModel.model());
        recommender.load(folder);

        List<ScoredItem> scored = recommender.recommend(RecommendationRequest.of(1, ItemIds.of(10), 1), Call.none());

        assertThat(scored).containsExactly(new ScoredItem(20, 0.8164966f));
    }

    @Test
    void answersWithAListOfItsOwnThatNobodyChanges() throws IOException {
        ModelFile.write(folder, FourUsersModel.model());
        recommender.load(folder);
        RecommendationRequest request = RecommendationRequest.of(1, ItemIds.of(10), 9);

        List<ScoredItem> first = recommender.recommend(request, Call.none());
        List<ScoredItem> second = recommender.recommend(request, Call.none());

        assertThat(second).isEqualTo(first).isNotSameAs(first);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(first::clear);
    }

    @Test
    void savesWhatItLoaded() throws IOException {
        ModelFile.write(folder, FourUsersModel.model());
        recommender.load(folder);

        recommender.save(folder.resolve("copy"));

        assertThat(folder.resolve("copy").resolve(FILE)).hasSameBinaryContentAs(folder.resolve(FILE));
    }

    @Test
    void describesItsModel() throws IOException {
        ModelFile.write(folder, FourUsersModel.model());
        recommender.load(folder);

        assertThat(recommender.metadata().name()).isEqualTo("recommender");
        assertThat(recommender.metadata().custom())
                .contains(entry("items", "3"), entry("trainingUsers", "4"), entry("trainingInteractions", "7"));
    }

    @Test
    void keepsItsModelIfAnotherCannotBeRead() throws IOException {
        ModelFile.write(folder, FourUsersModel.model());
        recommender.load(folder);
        Files.writeString(folder.resolve(FILE), "nonsense");

        assertThatIOException()
                .isThrownBy(() -> recommender.load(folder))
                .withMessageContaining("is not a recommender model");
        assertThat(recommender.recommend(RecommendationRequest.of(1, ItemIds.of(10), 9), Call.none()))
                .hasSize(2);
    }

    @Test
    void refusesToWorkWithoutAModel() {
        RecommendationRequest request = RecommendationRequest.of(1, ItemIds.of(10), 1);

        assertThatIllegalStateException()
                .isThrownBy(() -> recommender.recommend(request, Call.none()))
                .withMessage("the recommender has no model; RADIANT_RECOMMENDER must name its folder");
        assertThatIllegalStateException().isThrownBy(() -> recommender.save(folder));
    }
}
