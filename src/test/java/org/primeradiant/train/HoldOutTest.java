package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.ItemIds;

class HoldOutTest {
    private static final int ALL = Integer.MAX_VALUE;

    private static HoldOut of(HoldOut.Kind kind, int users, long seed) {
        return HoldOut.of(FourUsers.interactions(), kind, users, new Random(seed));
    }

    @Test
    void putsTheLastOfEachUserAside() {
        HoldOut holdOut = of(HoldOut.Kind.LAST, ALL, 1);

        assertThat(holdOut.users()).containsExactly(0, 1, 2);
        assertThat(holdOut.item(0)).isEqualTo(20);
        assertThat(holdOut.item(2)).isEqualTo(30);
        assertThat(holdOut.training().latest(0, ALL)).isEqualTo(ItemIds.of(10));
        assertThat(holdOut.training().latest(3, ALL)).isEqualTo(ItemIds.of(30));
        assertThat(holdOut.training().size()).isEqualTo(4);
        assertThat(holdOut.training().items().size()).isEqualTo(3);
    }

    @Test
    void putsOneOfEachUserAsideAtRandom() {
        int firsts = 0;
        for (int seed = 0; seed < 100; seed++) {
            HoldOut holdOut = of(HoldOut.Kind.RANDOM, ALL, seed);

            assertThat(holdOut.users()).containsExactly(0, 1, 2);
            assertThat(holdOut.training().size()).isEqualTo(4);
            assertThat(holdOut.item(0)).isIn(10L, 20L);
            firsts += holdOut.item(0) == 10 ? 1 : 0;
        }
        // A fair coin leaves this range with probability 5e-10; the seeds are fixed.
        assertThat(firsts).isBetween(20, 80);
    }

    @Test
    void putsNothingAside() {
        HoldOut holdOut = of(HoldOut.Kind.NONE, ALL, 1);

        assertThat(holdOut.users()).isEmpty();
        assertThat(holdOut.training().size()).isEqualTo(7);
    }

    @Test
    void takesAtMostSoManyUsersAndTheSameOnesForASeed() {
        HoldOut holdOut = of(HoldOut.Kind.LAST, 2, 7);

        assertThat(holdOut.users())
                .hasSize(2)
                .isEqualTo(of(HoldOut.Kind.LAST, 2, 7).users());
        assertThat(holdOut.training().size()).isEqualTo(5);
    }

    @Test
    void keepsTheWeightsOfTheRest() {
        InteractionsBuilder builder = new InteractionsBuilder(false, true);
        builder.add(1, 10, 0, 5);
        builder.add(1, 20, 0, 3);

        HoldOut holdOut = HoldOut.of(builder.build(ALL), HoldOut.Kind.LAST, ALL, new Random(1));

        assertThat(holdOut.training().histories().value(0)).isEqualTo(5);
    }
}
