package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    /** 10 rows of one class, 5 of another, 1 of a third. */
    private static final int[] STRATA = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2};

    private static long count(int[] rows, int stratum) {
        return Arrays.stream(rows).filter(row -> STRATA[row] == stratum).count();
    }

    @Test
    void holdsOutTheSameShareOfEachStratumButNeverAll() {
        Split split = Split.of(STRATA, 0.4, new Random(1));

        assertThat(count(split.heldOut(), 0)).isEqualTo(4);
        assertThat(count(split.heldOut(), 1)).isEqualTo(2);
        assertThat(count(split.heldOut(), 2)).isZero();
    }

    @Test
    void putsEachRowInOnePart() {
        Split split = Split.of(STRATA, 0.4, new Random(1));

        assertThat(IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.heldOut()))
                        .sorted()
                        .toArray())
                .containsExactly(IntStream.range(0, 16).toArray());
        assertThat(split.training()).isSorted();
        assertThat(split.heldOut()).isSorted();
    }

    @Test
    void holdsOutNothingIfToldSo() {
        assertThat(Split.of(STRATA, 0, new Random(1)).heldOut()).isEmpty();
    }

    @Test
    void keepsARowOfEachStratumHoweverLargeTheShare() {
        Split split = Split.of(STRATA, 0.99, new Random(1));

        assertThat(split.training()).hasSize(3);
    }

    @Test
    void choosesTheSameRowsForTheSameSeedAndOthersForAnother() {
        int[] rows = Split.of(STRATA, 0.4, new Random(1)).heldOut();

        assertThat(Split.of(STRATA, 0.4, new Random(1)).heldOut()).containsExactly(rows);
        assertThat(Split.of(STRATA, 0.4, new Random(2)).heldOut()).isNotEqualTo(rows);
    }
}
