package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.primeradiant.recommender.FourUsersModel;
import org.primeradiant.recommender.Provenance;
import org.primeradiant.recommender.SimilarItems;
import org.primeradiant.recommender.TrainingOptions;

class SimilaritiesTest {
    @Test
    void isTheCosineOfTheUsers() {
        SimilarItems model = FourUsers.model();

        // 2 / sqrt(3 * 2) and 1 / sqrt(3 * 2)
        assertThat(FourUsersModel.neighbours(model, 10)).isEqualTo("{20=0.8165, 30=0.4082}");
        assertThat(FourUsersModel.neighbours(model, 20)).isEqualTo("{10=0.8165}");
        assertThat(FourUsersModel.neighbours(model, 30)).isEqualTo("{10=0.4082}");
    }

    @Test
    void shrinksWhatRestsOnFewUsers() {
        SimilarItems model = FourUsers.train(FourUsers.interactions(), new TrainingOptions(50, 2, 1, 1000));

        // times 2 / (2 + 2) and 1 / (1 + 2)
        assertThat(FourUsersModel.neighbours(model, 10)).isEqualTo("{20=0.4082, 30=0.1361}");
    }

    @Test
    void isOneForItemsOfTheSameUsers() {
        Interactions same = FourUsers.interactions(new long[][] {{1, 5}, {1, 6}, {2, 5}, {2, 6}, {3, 5}, {3, 6}});

        assertThat(FourUsersModel.neighbours(FourUsers.train(same, FourUsers.PLAIN), 5))
                .isEqualTo("{6=1.0000}");
    }

    @Test
    void leavesOutPairsOfTooFewCommonUsers() {
        SimilarItems model = FourUsers.train(FourUsers.interactions(), new TrainingOptions(50, 0, 2, 1000));

        assertThat(FourUsersModel.neighbours(model, 10)).isEqualTo("{20=0.8165}");
        assertThat(FourUsersModel.neighbours(model, 30)).isEqualTo("{}");
    }

    @Test
    void keepsTheMostSimilarAndOfEqualOnesTheSmallerIds() {
        Interactions equal =
                FourUsers.interactions(new long[][] {{1, 4}, {1, 3}, {1, 2}, {1, 1}, {2, 3}, {2, 4}, {2, 1}, {2, 7}});

        SimilarItems model = FourUsers.train(equal, new TrainingOptions(3, 0, 1, 1000));

        assertThat(FourUsersModel.neighbours(model, 3)).isEqualTo("{1=1.0000, 4=1.0000, 2=0.7071}");
    }

    @Test
    void multipliesWeights() {
        InteractionsBuilder builder = new InteractionsBuilder(false, true);
        builder.add(1, 10, 0, 1);
        builder.add(1, 20, 0, 2);
        builder.add(2, 10, 0, 2);
        builder.add(2, 20, 0, 1);

        SimilarItems model = FourUsers.train(builder.build(1000), FourUsers.PLAIN);

        // (1 * 2 + 2 * 1) / (sqrt(5) * sqrt(5))
        assertThat(FourUsersModel.neighbours(model, 10)).isEqualTo("{20=0.8000}");
    }

    @Test
    void countsTheUsersOfEachItem() {
        SimilarItems model = FourUsers.model();

        assertThat(model.popularity(model.find(10))).isEqualTo(3);
        assertThat(model.popularity(model.find(20))).isEqualTo(2);
        assertThat(model.id(model.mostPopular(0))).isEqualTo(10);
        assertThat(model.id(model.mostPopular(1))).isEqualTo(20);
        assertThat(model.id(model.mostPopular(2))).isEqualTo(30);
        assertThat(model.origin()).isEqualTo(new Provenance(4, 7, FourUsers.PLAIN));
    }

    @Test
    void dropsASimilarityThatIsTooSmallForANumber() {
        InteractionsBuilder builder = new InteractionsBuilder(false, true);
        builder.add(1, 10, 0, Float.MIN_VALUE);
        builder.add(1, 20, 0, 1);
        builder.add(2, 10, 0, 1e30f);

        SimilarItems model = FourUsers.train(builder.build(1000), FourUsers.PLAIN);

        assertThat(FourUsersModel.neighbours(model, 10)).isEqualTo("{}");
    }

    @Test
    void refusesOptionsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingOptions(0, 0, 1, 2))
                .withMessage("neighbours must be 1 or more, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingOptions(1, -0.5, 1, 2))
                .withMessage("shrinkage must be 0 or more, got -0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingOptions(1, Double.NaN, 1, 2))
                .withMessage("shrinkage must be 0 or more, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingOptions(1, 0, 0, 2))
                .withMessage("min-common must be 1 or more, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingOptions(1, 0, 1, 1))
                .withMessage("max-history must be 2 or more, got 1");
    }
}
