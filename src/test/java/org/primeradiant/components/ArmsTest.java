package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmsTest {
    @Test
    void begin() {
        Arms arms = Arms.untried(2);

        assertThat(arms.means()).containsExactly(0, 0);
        assertThat(arms.get(1)).isEqualTo(new Arms.Arm(0, 0));
    }

    @Test
    void countEachRowOfAnOutcome() {
        Arms arms = Arms.untried(2).with(new Arms.Outcome(1, 4, 0.75)).with(new Arms.Outcome(1, 1, 0));

        assertThat(arms.get(0)).isEqualTo(new Arms.Arm(0, 0));
        assertThat(arms.get(1)).isEqualTo(new Arms.Arm(5, 3));
        assertThat(arms.means()).containsExactly(0, 0.6);
    }

    @Test
    void learnNothingFromNoRows() {
        assertThat(Arms.untried(1).with(new Arms.Outcome(0, 0, 1))).isEqualTo(Arms.untried(1));
    }

    @Test
    void countMoreTriesThanAnIntHolds() {
        Arms arms = Arms.untried(1)
                .with(new Arms.Outcome(0, Integer.MAX_VALUE, 1))
                .with(new Arms.Outcome(0, Integer.MAX_VALUE, 1));

        assertThat(arms.get(0).tries()).isEqualTo(4_294_967_294L);
    }

    /** Ties are at 0, 2 and 3. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0.33, 0", "0.34, 2", "0.66, 2", "0.67, 3", "0.999999, 3"})
    void drawOneOfTheHighest(double lot, int index) {
        assertThat(Arms.highest(new double[] {0.5, 0.1, 0.5, 0.5, 0.4}, lot)).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({"0", "0.999999"})
    void takeTheOnlyHighest(double lot) {
        assertThat(Arms.highest(new double[] {0.5, Double.POSITIVE_INFINITY, 0.6}, lot))
                .isEqualTo(1);
    }
}
