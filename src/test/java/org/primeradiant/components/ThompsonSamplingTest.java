package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThompsonSamplingTest {
    private final ThompsonSampling bandit = new ThompsonSampling(
            new BanditBranches("THOMPSON_SAMPLING", List.of("0", "1"), 1000, Level.DEBUG), new Random(1));

    /** 10,000 requests; 4 standard deviations are 200. */
    @Test
    void takesAllBranchesAlikeAtFirst() throws Exception {
        assertThat(Outcomes.shares(bandit, 2, 10_000)[0]).isCloseTo(5_000, within(200));
    }

    /** Beta(2, 1) exceeds Beta(1, 2) with probability 5/6; 4 standard deviations of 10,000 requests are 149. */
    @Test
    void takesABranchAsOftenAsItIsLikelyToBeTheBest() throws Exception {
        Outcomes.learn(bandit, 0, 1);
        Outcomes.learn(bandit, 1, 0);

        assertThat(Outcomes.shares(bandit, 2, 10_000)[0]).isCloseTo(8_333, within(149));
    }

    /** Half a success and half a failure give the symmetric Beta(1.5, 1.5); 4 standard deviations are 200. */
    @Test
    void countsARewardInParts() throws Exception {
        Outcomes.learn(bandit, 0, 0.5);

        assertThat(bandit.arms().get(0)).isEqualTo(new Arms.Arm(1, 0.5));
        assertThat(Outcomes.shares(bandit, 2, 10_000)[0]).isCloseTo(5_000, within(200));
    }

    /** The means are 10 standard deviations apart. */
    @Test
    void isSureAfterMuchFeedback() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            Outcomes.learn(bandit, 0, 0.3);
            Outcomes.learn(bandit, 1, 0.5);
        }

        assertThat(Outcomes.shares(bandit, 2, 1_000)).containsExactly(0, 1_000);
    }

    /** Beta(100,001, 1) exceeds a uniform number with probability 1 - 1e-5. */
    @Test
    void trustsABranchThatNeverFailed() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            Outcomes.learn(bandit, 0, 1);
        }

        assertThat(Outcomes.shares(bandit, 2, 100)).containsExactly(100, 0);
    }
}
