package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.None;

class RandomAbTestTest {
    /** 10,000 requests; the tolerance is 4 standard deviations of a binomial count. */
    @ParameterizedTest
    @CsvSource({"0.5, 200", "0.3, 183", "0.01, 40", "0.99, 40"})
    void sendsTheShareToTheFirstChild(double ratio, int tolerance) throws Exception {
        for (int seed = 1; seed <= 5; seed++) {
            int[] counts = Outcomes.shares(new RandomAbTest(ratio, new Random(seed)), 2, 10_000);

            assertThat(counts[0]).isCloseTo((int) (ratio * 10_000), within(tolerance));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 10000"})
    void neverAndAlways(double ratio, int first) throws Exception {
        assertThat(Outcomes.shares(new RandomAbTest(ratio, new Random(1)), 2, 10_000)[0])
                .isEqualTo(first);
    }

    /** The branches follow from the sequence that the documentation of {@link Random} defines for seed 1337. */
    @Test
    void repeatsTheSequenceOfTheOlderEngine() {
        RandomAbTest router = new RandomAbTest(0.5, new Random(1337));
        int[] branches = new int[12];
        for (int i = 0; i < branches.length; i++) {
            branches[i] = router.route(new None(), Call.none());
        }

        assertThat(branches).containsExactly(1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1);
    }
}
