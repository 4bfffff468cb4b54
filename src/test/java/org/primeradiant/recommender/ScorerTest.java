package org.primeradiant.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.RecommendationRequest;
import org.primeradiant.api.ScoredItem;

/** The similarity of item 10 to 20 is 2 / sqrt(6), to 30 it is 1 / sqrt(6); see {@link FourUsersModel}. */
class ScorerTest {
    private static final double TWO = 0.816497;
    private static final double ONE = 0.408248;
    private static final double ROUNDING = 1e-6; // similarities are stored as floats

    private final Scorer scorer = new Scorer(FourUsersModel.model());

    private static RecommendationRequest recent(long... items) {
        return RecommendationRequest.of(1, ItemIds.of(items), 10);
    }

    private static List<Long> items(List<ScoredItem> scored) {
        return scored.stream().map(ScoredItem::item).toList();
    }

    private static List<Double> scores(List<ScoredItem> scored) {
        return scored.stream().map(ScoredItem::score).toList();
    }

    private static void assertScores(List<ScoredItem> scored, double... expected) {
        assertThat(scored).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(scored.get(i).score()).isCloseTo(expected[i], within(ROUNDING));
        }
    }

    @Test
    void recommendsTheNeighboursOfARecentItem() {
        List<ScoredItem> scored = scorer.recommend(recent(10));

        assertThat(items(scored)).containsExactly(20L, 30L);
        assertScores(scored, TWO, ONE);
    }

    @Test
    void takesTheMeanOverRecentItems() {
        List<ScoredItem> scored = scorer.recommend(recent(30, 20));

        assertThat(items(scored)).containsExactly(10L);
        assertScores(scored, (TWO + ONE) / 2);
    }

    @Test
    void doesNotRecommendRecentItems() {
        assertThat(items(scorer.recommend(recent(10, 20)))).containsExactly(30L);
        assertThat(items(scorer.recommend(recent(10, 20).withCandidates(ItemIds.of(10, 20, 30)))))
                .containsExactly(30L);
    }

    @Test
    void countsARecentItemOnceHoweverOftenItIsNamed() {
        List<ScoredItem> scored = scorer.recommend(recent(30, 30, 20));

        assertScores(scored, (TWO + ONE) / 2);
    }

    @Test
    void passesOverRecentItemsThatItDoesNotKnow() {
        List<ScoredItem> scored = scorer.recommend(recent(99, 10));

        assertThat(items(scored)).containsExactly(20L, 30L);
        assertScores(scored, TWO, ONE);
    }

    @Test
    void countsTheItemThatIsLookedAtAsRecent() {
        RecommendationRequest request = new RecommendationRequest(
                1, ItemIds.NONE, ItemIds.NONE, ItemIds.NONE, 10, Optional.empty(), List.of(), OptionalLong.of(10));

        assertThat(items(scorer.recommend(request))).containsExactly(20L, 30L);
    }

    @Test
    void scoresEveryCandidateAndPutsUnknownOnesLast() {
        List<ScoredItem> scored = scorer.recommend(recent(20).withCandidates(ItemIds.of(98, 30, 97, 10, 10)));

        assertThat(items(scored)).containsExactly(10L, 30L, 97L, 98L);
        assertScores(scored, TWO, 0, 0, 0);
    }

    @Test
    void doesNotRecommendExclusions() {
        assertThat(items(scorer.recommend(recent(10).withExclusions(ItemIds.of(20)))))
                .containsExactly(30L);
        assertThat(items(scorer.recommend(
                        recent(10).withCandidates(ItemIds.of(20, 30, 99)).withExclusions(ItemIds.of(99, 30)))))
                .containsExactly(20L);
        assertThat(items(scorer.recommend(recent().withExclusions(ItemIds.of(10)))))
                .containsExactly(20L, 30L);
    }

    @Test
    void doesNotTakeAnExclusionForRecent() {
        assertThat(items(scorer.recommend(recent(30).withExclusions(ItemIds.of(20)))))
                .containsExactly(10L);
    }

    @Test
    void recommendsWhatIsPopularToSomebodyOfWhomItKnowsNothing() {
        List<ScoredItem> scored = scorer.recommend(recent());

        assertThat(items(scored)).containsExactly(10L, 20L, 30L);
        assertThat(scores(scored)).containsExactly(1.0, 2.0 / 3, 2.0 / 3);
        assertThat(scorer.recommend(recent(99))).isEqualTo(scored);
    }

    @Test
    void scoresCandidatesByPopularityForSomebodyOfWhomItKnowsNothing() {
        List<ScoredItem> scored = scorer.recommend(recent(99).withCandidates(ItemIds.of(98, 30, 10)));

        assertThat(items(scored)).containsExactly(10L, 30L, 98L);
        assertThat(scores(scored)).containsExactly(1.0, 2.0 / 3, 0.0);
    }

    @Test
    void answersNothingIfAllCandidatesAreBarred() {
        assertThat(scorer.recommend(
                        recent(20).withCandidates(ItemIds.of(10, 20)).withExclusions(ItemIds.of(10))))
                .isEmpty();
    }

    @Test
    void answersAtMostAsManyAsTheLimit() {
        RecommendationRequest one = RecommendationRequest.of(1, ItemIds.of(10), 1);

        assertThat(items(scorer.recommend(one))).containsExactly(20L);
        assertThat(items(scorer.recommend(one.withCandidates(ItemIds.of(98, 30, 20)))))
                .containsExactly(20L);
        assertThat(items(scorer.recommend(RecommendationRequest.of(1, ItemIds.NONE, 1))))
                .containsExactly(10L);
    }

    @Test
    void answersNothingToALimitOfNone() {
        RecommendationRequest none = RecommendationRequest.of(1, ItemIds.of(10), 0);

        assertThat(scorer.recommend(none)).isEmpty();
        assertThat(scorer.recommend(none.withCandidates(ItemIds.of(20)))).isEmpty();
        assertThat(scorer.recommend(RecommendationRequest.of(1, ItemIds.NONE, 0)))
                .isEmpty();
    }

    @Test
    void takesTheLargestLimit() {
        assertThat(scorer.recommend(RecommendationRequest.of(1, ItemIds.of(10), Integer.MAX_VALUE)))
                .hasSize(2);
    }

    @Test
    void ordersEqualScoresByPopularityAndThenById() {
        Ranking ranking = new Ranking(3);
        ranking.offer(4, 0.5, 1);
        ranking.offer(3, 0.5, 2);
        ranking.offer(1, 0.5, 1);
        ranking.offer(2, 0.5, 2);

        assertThat(items(ranking.best())).containsExactly(2L, 3L, 1L);
    }
}
