package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AucTest {
    private static final double ROUNDING = 1e-12;

    /** Of the 3 x 4 pairs, the positives lead in 8 and tie in 2, so the area is 9 / 12. */
    @Test
    void countsPairsAndHalvesTies() {
        double[] scores = {0.9, 0.8, 0.4, 0.8, 0.5, 0.4, 0.1};
        boolean[] isPositive = {true, true, true, false, false, false, false};

        assertThat(Auc.of(scores, isPositive)).hasValueCloseTo(9 / 12.0, within(ROUNDING));
    }

    @Test
    void is1IfSeparatedAnd0IfReversedAndAHalfIfAllAreEqual() {
        boolean[] isPositive = {true, false, true, false};

        assertThat(Auc.of(new double[] {3, 1, 4, 2}, isPositive)).hasValue(1);
        assertThat(Auc.of(new double[] {1, 3, 2, 4}, isPositive)).hasValue(0);
        assertThat(Auc.of(new double[] {7, 7, 7, 7}, isPositive)).hasValue(0.5);
        assertThat(Auc.of(new double[] {0.0, -0.0, 0.0, -0.0}, isPositive)).hasValue(0.5);
    }

    @Test
    void isUndefinedWithoutBothClasses() {
        assertThat(Auc.of(new double[] {1, 2}, new boolean[] {true, true})).isEmpty();
        assertThat(Auc.of(new double[] {1, 2}, new boolean[] {false, false})).isEmpty();
        assertThat(Auc.of(new double[0], new boolean[0])).isEmpty();
        assertThat(Auc.ofClasses(3, new int[] {0, 1}, new double[6])).isEmpty();
    }

    /** Compares with the definition, over all pairs. */
    @Test
    void agreesWithTheCountOfAllPairs() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            double[] scores = new double[40];
            boolean[] isPositive = new boolean[40];
            for (int i = 0; i < 40; i++) {
                scores[i] = random.nextInt(10);
                isPositive[i] = i < 2 || random.nextInt(4) == 0;
            }
            isPositive[39] = false;

            assertThat(Auc.of(scores, isPositive)).hasValueCloseTo(pairs(scores, isPositive), within(ROUNDING));
        }
    }

    private static double pairs(double[] scores, boolean[] isPositive) {
        double led = 0;
        int all = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (isPositive[i] && !isPositive[j]) {
                    led += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    all++;
                }
            }
        }
        return led / all;
    }
}
