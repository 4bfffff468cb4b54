package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.ItemIds;
import org.primeradiant.recommender.SparseRows;

class InteractionsBuilderTest {
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void putsTheLatestFirst() {
        Interactions interactions = FourUsers.interactions(new long[][] {{1, 30}, {2, 5}, {1, 10}, {1, 20}});

        assertThat(interactions.users()).isEqualTo(2);
        assertThat(interactions.size()).isEqualTo(4);
        assertThat(interactions.latest(0, ALL)).isEqualTo(ItemIds.of(20, 10, 30));
        assertThat(interactions.latest(0, 2)).isEqualTo(ItemIds.of(20, 10));
        assertThat(interactions.latest(1, ALL)).isEqualTo(ItemIds.of(5));
    }

    @Test
    void countsEachItemOfAUserOnceAtItsLatestTime() {
        Interactions interactions = FourUsers.interactions(new long[][] {{1, 30}, {1, 10}, {1, 30}, {1, 30}});

        assertThat(interactions.latest(0, ALL)).isEqualTo(ItemIds.of(30, 10));
    }

    @Test
    void ordersByTimeIfThereIsOneAndThenByRow() {
        InteractionsBuilder builder = new InteractionsBuilder(true, false);
        builder.add(1, 10, 300, 1);
        builder.add(1, 20, 100, 1);
        builder.add(1, 30, 200, 1);
        builder.add(1, 40, 200, 1);
        builder.add(1, 20, -5, 1);

        assertThat(builder.build(ALL).latest(0, ALL)).isEqualTo(ItemIds.of(10, 40, 30, 20));
    }

    @Test
    void keepsTheLatestOfALongHistory() {
        InteractionsBuilder builder = new InteractionsBuilder(false, false);
        for (long item : new long[] {1, 2, 3, 2, 4}) {
            builder.add(9, item, 0, 1);
        }

        assertThat(builder.build(3).latest(0, ALL)).isEqualTo(ItemIds.of(4, 2, 3));
    }

    @Test
    void takesTheWeightOfTheLatest() {
        InteractionsBuilder builder = new InteractionsBuilder(false, true);
        builder.add(1, 10, 0, 5);
        builder.add(1, 20, 0, 3);
        builder.add(1, 10, 0, 2);

        SparseRows histories = builder.build(ALL).histories();

        assertThat(histories.value(0)).isEqualTo(2);
        assertThat(histories.value(1)).isEqualTo(3);
        assertThat(histories.size()).isEqualTo(2);
    }

    @Test
    void ordersItemsByTheirIds() {
        Interactions interactions = FourUsers.interactions(new long[][] {{1, 30}, {1, -7}, {1, 1L << 60}});

        assertThat(interactions.items().toArray()).containsExactly(-7, 30, 1L << 60);
    }

    @Test
    void growsWithoutLosingAnything() {
        InteractionsBuilder builder = new InteractionsBuilder(true, true);
        Random random = new Random(1);
        for (int row = 0; row < 100_000; row++) {
            builder.add(row % 1000, row / 1000, random.nextLong(), row);
        }

        Interactions interactions = builder.build(ALL);

        assertThat(interactions.users()).isEqualTo(1000);
        assertThat(interactions.items().size()).isEqualTo(100);
        assertThat(interactions.size()).isEqualTo(100_000);
        for (int place = 0; place < 100; place++) {
            assertThat(interactions.histories().value(place))
                    .isEqualTo(1000 * interactions.histories().column(place));
        }
    }
}
