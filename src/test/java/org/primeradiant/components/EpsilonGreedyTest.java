package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.None;

class EpsilonGreedyTest {
    private static EpsilonGreedy bandit(int branches, double epsilon, int best) {
        return new EpsilonGreedy(branches(branches), epsilon, OptionalInt.of(best), new Random(1));
    }

    private static BanditBranches branches(int count) {
        List<String> names = IntStream.range(0, count).mapToObj(String::valueOf).toList();
        return new BanditBranches("EPSILON_GREEDY", names, 1000, Level.DEBUG);
    }

    /** 10,000 requests; the bounds are 4 standard deviations of the binomial counts, which are 40 and 25. */
    @Test
    void takesTheBestBranchAndExploresTheOthersAlike() throws Exception {
        int[] counts = Outcomes.shares(bandit(4, 0.2, 1), 4, 10_000);

        assertThat(counts[1]).isCloseTo(8_000, within(160));
        assertThat(counts[0]).isCloseTo(667, within(100));
        assertThat(counts[2]).isCloseTo(667, within(100));
        assertThat(counts[3]).isCloseTo(667, within(100));
    }

    @Test
    void neverExploresWithAnEpsilonOfZero() throws Exception {
        assertThat(Outcomes.shares(bandit(2, 0, 0), 2, 1_000)).containsExactly(1_000, 0);
    }

    @Test
    void neverTakesTheBestWithAnEpsilonOfOne() throws Exception {
        assertThat(Outcomes.shares(bandit(2, 1, 0), 2, 1_000)).containsExactly(0, 1_000);
    }

    @Test
    void takesItsOnlyBranchAlways() throws Exception {
        assertThat(Outcomes.shares(bandit(1, 1, 0), 1, 100)).containsExactly(100);
    }

    @Test
    void takesTheBranchOfTheHighestMean() throws Exception {
        EpsilonGreedy bandit = bandit(3, 0, 0);

        Outcomes.learn(bandit, 0, 1, 0, 0);
        Outcomes.learn(bandit, 2, 0.5);

        assertThat(bandit.route(new None(), Call.none())).isEqualTo(2);
    }

    @Test
    void changesItsMind() throws Exception {
        EpsilonGreedy bandit = bandit(2, 0, 0);

        Outcomes.learn(bandit, 1, 1);
        Outcomes.learn(bandit, 0, 0.6);
        Outcomes.learn(bandit, 1, 0);

        assertThat(bandit.route(new None(), Call.none())).isZero();
    }

    /** 3,000 draws among equal means; 4 standard deviations are 103. */
    @Test
    void choosesAmongEqualMeansAtRandom() throws Exception {
        EpsilonGreedy bandit = bandit(3, 0, 0);
        int[] best = new int[3];

        for (int i = 0; i < 3_000; i++) {
            Outcomes.learn(bandit, 0, 0);
            best[bandit.route(new None(), Call.none())]++;
        }

        assertThat(best[0]).isCloseTo(1_000, within(103));
        assertThat(best[1]).isCloseTo(1_000, within(103));
    }

    /** 2,000 bandits; 4 standard deviations are 89. */
    @Test
    void beginsWithARandomBranch() {
        Random random = new Random(1);
        int first = 0;
        for (int i = 0; i < 2_000; i++) {
            EpsilonGreedy bandit = new EpsilonGreedy(branches(2), 0, OptionalInt.empty(), random);
            first += bandit.route(new None(), Call.none()) == 0 ? 1 : 0;
        }

        assertThat(first).isCloseTo(1_000, within(89));
    }
}
