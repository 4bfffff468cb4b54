package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.ItemIds;

class DistinctItemsTest {
    private static ItemIds of(ItemIds exclusions, long... items) {
        DistinctItems distinct = new DistinctItems(exclusions);
        LongStream.of(items).forEach(distinct::add);
        return distinct.ids();
    }

    @Test
    void keepsTheOrderAndTheFirstOfEqualItems() {
        assertThat(of(ItemIds.NONE, 5, 3, 5, 4, 3)).isEqualTo(ItemIds.of(5, 3, 4));
    }

    @Test
    void leavesOutWhatIsExcluded() {
        assertThat(of(ItemIds.of(3, 7, 3), 5, 3, 4, 7)).isEqualTo(ItemIds.of(5, 4));
    }

    @Test
    void leavesNothingWhenAllIsExcluded() {
        assertThat(of(ItemIds.of(1, 2), 2, 1)).isEqualTo(ItemIds.NONE);
    }

    @Test
    void holdsEveryLong() {
        assertThat(of(ItemIds.of(-1), 0, Long.MIN_VALUE, Long.MAX_VALUE, -1, 0))
                .isEqualTo(ItemIds.of(0, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @Test
    void agreesWithASetOverManyItems() {
        Random random = new Random(5);
        long[] items = random.longs(200_000, 0, 100_000).toArray();
        long[] exclusions = random.longs(1000, 0, 100_000).toArray();
        Set<Long> expected = new LinkedHashSet<>();
        LongStream.of(items).forEach(expected::add);
        LongStream.of(exclusions).forEach(expected::remove);

        ItemIds distinct = of(ItemIds.of(exclusions), items);

        assertThat(distinct.toArray()).containsExactly(expected.toArray(new Long[0]));
    }

    @Test
    void takesMoreExclusionsThanItsLeastSize() {
        long[] exclusions = LongStream.range(0, 1000).toArray();

        assertThat(of(ItemIds.of(exclusions), 999, 1000)).isEqualTo(ItemIds.of(1000));
    }
}
