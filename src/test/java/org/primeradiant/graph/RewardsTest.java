package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RewardsTest {
    private static Rewards of(double... values) {
        Rewards rewards = Rewards.NONE;
        for (double value : values) {
            rewards = rewards.with(value);
        }
        return rewards;
    }

    @Test
    void haveNoIntervalWithoutAReward() {
        assertThat(Rewards.NONE.interval().low()).isNaN();
        assertThat(Rewards.NONE.interval().high()).isNaN();
    }

    @Test
    void countAndAverage() {
        Rewards rewards = of(1, 0, 0.5, 0.5);

        assertThat(rewards.count()).isEqualTo(4);
        assertThat(rewards.mean()).isCloseTo(0.5, within(1e-12));
        assertThat(rewards.squares()).isCloseTo(0.5, within(1e-12));
    }

    /** Wilson's interval for 8 of 10, as the formula gives it with z = 1.959964. */
    @Test
    void tellTheScoreIntervalOfShares() {
        Rewards.Interval interval = of(1, 1, 1, 1, 1, 1, 1, 1, 0, 0).interval();

        assertThat(interval.low()).isCloseTo(0.4902, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.9433, within(1e-4));
    }

    @Test
    void areNotSureAfterAFewEqualRewards() {
        Rewards.Interval interval = of(1, 1, 1).interval();

        assertThat(interval.low()).isLessThan(0.5);
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void tellTheNormalIntervalOfOtherRewards() {
        Rewards.Interval interval = of(-10, 10, 30).interval(); // variance 400

        assertThat(interval.low()).isCloseTo(10 - 1.959964 * Math.sqrt(400.0 / 3), within(1e-9));
        assertThat(interval.high()).isCloseTo(10 + 1.959964 * Math.sqrt(400.0 / 3), within(1e-9));
        assertThat(of(5).interval().low()).isNaN();
    }

    /** 1000 intervals of 95 %; 930 is 2.9 sigma below 950, and the seed is fixed. */
    @Test
    void holdTheTrueMeanAsOftenAsTheySay() {
        Random random = new Random(1);
        int hits = 0;
        for (int trial = 0; trial < 1000; trial++) {
            Rewards rewards = Rewards.NONE;
            for (int i = 0; i < 60; i++) {
                rewards = rewards.with(random.nextDouble() < 0.7 ? 1 : 0);
            }
            hits += rewards.interval().low() <= 0.7 && rewards.interval().high() >= 0.7 ? 1 : 0;
        }

        assertThat(hits).isBetween(930, 1000);
    }
}
