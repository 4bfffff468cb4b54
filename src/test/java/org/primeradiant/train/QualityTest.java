package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.recommender.SimilarItems;
import org.primeradiant.recommender.TrainingOptions;

class QualityTest {
    private static final int ALL = Integer.MAX_VALUE;
    private static final double SECOND = 0.63093; // 1 / log2(3)

    @Test
    void countsThePlaceOfWhatWasHeldOut() {
        HoldOut holdOut = HoldOut.of(FourUsers.interactions(), HoldOut.Kind.LAST, ALL, new Random(1));

        Quality quality = Quality.ofRecommender(FourUsers.model(), holdOut);

        // 20, 20 and 30 were held out; the items similar to 10 are 20, then 30
        assertThat(quality.users()).isEqualTo(3);
        assertThat(quality.recall()).isEqualTo(1);
        assertThat(quality.ndcg()).isCloseTo((1 + 1 + SECOND) / 3, within(1e-5));
    }

    @Test
    void countsWhatIsMissedAsNothing() {
        HoldOut holdOut = HoldOut.of(FourUsers.interactions(), HoldOut.Kind.LAST, ALL, new Random(1));

        Quality quality = Quality.ofRecommender(FourUsers.train(holdOut.training(), FourUsers.PLAIN), holdOut);

        // no user has two items left
        assertThat(quality).isEqualTo(new Quality(3, 0, 0));
    }

    @Test
    void measuresPopularityWithoutWhatTheUserHas() {
        HoldOut holdOut = HoldOut.of(FourUsers.interactions(), HoldOut.Kind.LAST, ALL, new Random(1));

        Quality quality = Quality.ofPopularity(FourUsers.train(holdOut.training(), FourUsers.PLAIN), holdOut);

        // 10 is excluded; next come 30 with one user and 20 with none
        assertThat(quality.recall()).isEqualTo(1);
        assertThat(quality.ndcg()).isCloseTo((SECOND + SECOND + 1) / 3, within(1e-5));
    }

    @Test
    void measuresNothingOfNobody() {
        HoldOut holdOut = HoldOut.of(FourUsers.interactions(), HoldOut.Kind.NONE, ALL, new Random(1));

        assertThat(Quality.ofRecommender(FourUsers.model(), holdOut)).isEqualTo(new Quality(0, 0, 0));
    }

    /**
     * 3,000 users in 10 groups of 50 items; one interaction of each user is held out. The standard error of a share of
     * 3,000 is at most 0.0092, that of a difference of two shares at most 0.013, so the margin of 0.2 in recall is 15
     * standard errors. Measured recall, compared with popularity: 0.498 vs. 0.221 for the last and 0.402 vs. 0.151 for
     * a random interaction; NDCG 0.345 vs. 0.121 and 0.256 vs. 0.084.
     */
    @Test
    void beatsPopularityWhereUsersHaveTastes(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("i.csv");
        new GeneratedInteractions(3000, 500, 20, 1).write(csv);
        Interactions interactions = InteractionFile.read(csv, InteractionFormat.DEFAULT, 1000, FourUsers.silence());

        for (HoldOut.Kind kind : new HoldOut.Kind[] {HoldOut.Kind.LAST, HoldOut.Kind.RANDOM}) {
            HoldOut holdOut = HoldOut.of(interactions, kind, 3000, new Random(1));
            SimilarItems model = FourUsers.train(holdOut.training(), new TrainingOptions(50, 10, 2, 1000));
            Quality ours = Quality.ofRecommender(model, holdOut);
            Quality popularity = Quality.ofPopularity(model, holdOut);

            assertThat(ours.users()).isEqualTo(3000);
            assertThat(ours.recall()).isGreaterThan(popularity.recall() + 0.2);
            assertThat(ours.ndcg()).isGreaterThan(popularity.ndcg() + 0.12);
        }
    }
}
