package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.None;

class Ucb1Test {
    private final Ucb1 bandit =
            new Ucb1(new BanditBranches("UCB1", List.of("0", "1", "2"), 1000, Level.DEBUG), new Random(1));

    /** 9,000 requests; 4 standard deviations are 179. */
    @Test
    void takesBranchesWithoutFeedbackAlike() throws Exception {
        int[] counts = Outcomes.shares(bandit, 3, 9_000);

        assertThat(counts[0]).isCloseTo(3_000, within(179));
        assertThat(counts[1]).isCloseTo(3_000, within(179));
    }

    @Test
    void takesABranchWithoutFeedbackFirst() throws Exception {
        Outcomes.learn(bandit, 0, 1);
        Outcomes.learn(bandit, 2, 1);

        assertThat(Outcomes.shares(bandit, 3, 100)).containsExactly(0, 100, 0);
    }

    /** The bounds are 0.5 + sqrt(2 ln 22 / 10) = 1.286, sqrt(2 ln 22 / 2) = 1.758 and 0.5 + 0.786 = 1.286. */
    @Test
    void takesABranchOfWhichLittleIsKnown() throws Exception {
        Outcomes.learn(bandit, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0);
        Outcomes.learn(bandit, 1, 0, 0);
        Outcomes.learn(bandit, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0);

        assertThat(bandit.route(new None(), Call.none())).isEqualTo(1);
    }

    /** The bounds are 0.5 + sqrt(2 ln 26 / 10) = 1.307 and twice sqrt(2 ln 26 / 8) = 0.903. */
    @Test
    void takesTheHighestBoundNotTheLeastTries() throws Exception {
        Outcomes.learn(bandit, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0);
        Outcomes.learn(bandit, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        Outcomes.learn(bandit, 2, 0, 0, 0, 0, 0, 0, 0, 0);

        assertThat(bandit.route(new None(), Call.none())).isZero();
    }

    @Test
    void takesItsOnlyBranch() throws Exception {
        Ucb1 single = new Ucb1(new BanditBranches("UCB1", List.of("0"), 1000, Level.DEBUG), new Random(1));
        Outcomes.learn(single, 0, 0);

        assertThat(Outcomes.shares(single, 1, 10)).containsExactly(10);
    }
}
