package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.None;
import org.primeradiant.api.Router;

/** Checks that no feedback is lost when many callers use one bandit concurrently. */
class BanditConcurrencyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 2_000;
    private static final int BRANCHES = 3;

    @Test
    void losesNoFeedbackOfEpsilonGreedy() throws Exception {
        EpsilonGreedy bandit = (EpsilonGreedy) Implementation.EPSILON_GREEDY.create(Map.of("epsilon", 0.5), BRANCHES);

        assertEqualTries(play(bandit), bandit.arms());
    }

    @Test
    void losesNoFeedbackOfThompsonSampling() throws Exception {
        ThompsonSampling bandit = (ThompsonSampling) Implementation.THOMPSON_SAMPLING.create(Map.of(), BRANCHES);

        assertEqualTries(play(bandit), bandit.arms());
    }

    @Test
    void losesNoFeedbackOfUcb1() throws Exception {
        Ucb1 bandit = (Ucb1) Implementation.UCB1.create(Map.of("seed", 1), BRANCHES);

        assertEqualTries(play(bandit), bandit.arms());
    }

    /** Plays rounds with reward 1 on {@link #THREADS} threads; returns how often each branch was taken. */
    private static long[] play(Router<None> bandit) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<long[]>> counts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                counts.add(callers.submit(() -> playAlone(bandit)));
            }
            long[] all = new long[BRANCHES];
            for (Future<long[]> count : counts) {
                for (int branch = 0; branch < BRANCHES; branch++) {
                    all[branch] += count.get()[branch];
                }
            }
            return all;
        } finally {
            callers.shutdownNow();
        }
    }

    private static long[] playAlone(Router<None> bandit) throws Exception {
        long[] taken = new long[BRANCHES];
        for (int round = 0; round < ROUNDS; round++) {
            int branch = bandit.route(new None(), Call.none());
            taken[branch]++;
            Outcomes.learn(bandit, branch, 1);
        }
        return taken;
    }

    private static void assertEqualTries(long[] taken, Arms arms) {
        for (int branch = 0; branch < BRANCHES; branch++) {
            assertThat(arms.get(branch)).isEqualTo(new Arms.Arm(taken[branch], taken[branch]));
        }
    }
}
