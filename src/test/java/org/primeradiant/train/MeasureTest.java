package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasureTest {
    private static Split split(int[] training, int... heldOut) {
        return new Split(training, heldOut);
    }

    /**
     * Rows 1, 3, 4 and 5 are held out. Both classes of row 4 are equally probable, so the first one is predicted.
     * Probabilities of y: 0.6 and 0.5 for the rows of y, 0.3 and 0.5 for those of x. Of the four pairs, y leads in
     * three and ties in one: the area is 3.5 / 4. The most frequent class of the training rows is x.
     */
    @Test
    void measuresTwoClasses() {
        Target target = new Target.Classes("t", List.of("x", "y"), new int[] {0, 1, 0, 0, 1, 0});

        Measure measure = Measure.of(
                target, split(new int[] {0, 2}, 1, 3, 4, 5), new double[] {0.4, 0.6, 0.7, 0.3, 0.5, 0.5, 0.5, 0.5});

        assertThat(measure.values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "heldOutAccuracy", "0.7500", "heldOutBaselineAccuracy", "0.5000", "heldOutAuc", "0.8750"));
        assertThat(measure.lines())
                .containsExactly(
                        "accuracy 0.7500, 3 of 4",
                        "baseline 0.5000, 2 of 4, always 'x'",
                        "AUC 0.8750",
                        "true \\ predicted  x  y",
                        "x                 2  0",
                        "y                 1  1");
    }

    /**
     * The areas of each class against the rest: a leads in 3 of 3 pairs, b in 2 of 3; the rows of c lead in 3 of 4
     * pairs, as 0.3 leads 0.1 and ties 0.3, twice. scikit-learn 1.9.1 has the same mean.
     */
    @Test
    void measuresThreeClassesEachAgainstTheRest() {
        Target target = new Target.Classes("t", List.of("a", "b", "c"), new int[] {0, 1, 2, 2, 1});
        double[] predictions = {0.8, 0.1, 0.1, 0.2, 0.5, 0.3, 0.1, 0.6, 0.3, 0.3, 0.4, 0.3};

        Measure measure = Measure.of(target, split(new int[] {4}, 0, 1, 2, 3), predictions);

        assertThat(measure.values()).containsEntry("heldOutAuc", "0.8056"); // (1 + 2 / 3.0 + 3 / 4.0) / 3
        assertThat(measure.lines())
                .contains("AUC 0.8056, mean of each class against the rest", "baseline 0.2500, 1 of 4, always 'b'");
    }

    @Test
    void hasNoAreaIfAClassIsNotHeldOut() {
        Target target = new Target.Classes("t", List.of("x", "y"), new int[] {0, 1, 0});

        Measure measure = Measure.of(target, split(new int[] {1}, 0, 2), new double[] {0.4, 0.6, 0.7, 0.3});

        assertThat(measure.values()).doesNotContainKey("heldOutAuc");
        assertThat(measure.lines()).contains("AUC undefined: not every class has held-out rows");
    }

    @Test
    void saysThatAModelIsNoBetterThanTheMostFrequentClass() {
        Target target = new Target.Classes("t", List.of("x", "y"), new int[] {0, 0, 1});

        Measure measure = Measure.of(target, split(new int[] {0}, 1, 2), new double[] {0.9, 0.1, 0.8, 0.2});

        assertThat(measure.lines())
                .contains("baseline 0.5000, 1 of 2, always 'x'; by accuracy, the model is no better");
    }

    /**
     * The errors are 1 and -3. The values 2 and 8 are both 3 away from their mean, so R2 is 1 - 10 / 18. The training
     * row's 10 is 8 and 2 away from them.
     */
    @Test
    void measuresTheErrorOfNumbers() {
        Target target = new Target.Amounts("rent", new double[] {2, 10, 8});

        Measure measure = Measure.of(target, split(new int[] {1}, 0, 2), new double[] {1, 11});

        assertThat(measure.values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "heldOutRmse", "2.2361",
                        "heldOutMae", "2.0000",
                        "heldOutR2", "0.4444",
                        "heldOutBaselineRmse", "5.8310",
                        "heldOutBaselineMae", "5.0000"));
        assertThat(measure.lines())
                .containsExactly(
                        "root mean square error 2.2361, mean absolute error 2.0000, R2 0.4444, of 2",
                        "baseline 5.8310 and 5.0000, always the mean 10.0000");
    }

    @Test
    void hasNothingToExplainInEqualNumbers() {
        Target target = new Target.Amounts("rent", new double[] {2, 2, 2});

        Measure measure = Measure.of(target, split(new int[] {2}, 0, 1), new double[] {2, 3});

        assertThat(measure.values()).doesNotContainKey("heldOutR2");
        assertThat(measure.lines())
                .containsExactly(
                        "root mean square error 0.7071, mean absolute error 0.5000, R2 undefined, of 2",
                        "baseline 0.0000 and 0.0000, always the mean 2.0000; the model is no better");
    }
}
