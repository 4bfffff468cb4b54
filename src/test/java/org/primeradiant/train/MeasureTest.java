package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {
    /** Rows 1, 3 and 4 are held out. Both classes of row 4 are equally probable, so the first one is predicted. */
    @Test
    void countsTheRowsWhoseClassIsRight() {
        Target target = new Target.Classes("t", List.of("x", "y"), new int[] {0, 1, 0, 0, 1});

        Measure measure = Measure.of(target, new int[] {1, 3, 4}, new double[] {0.4, 0.6, 0.7, 0.3, 0.5, 0.5});

        assertThat(measure.values()).containsEntry("heldOutAccuracy", "0.6667").hasSize(1);
        assertThat(measure.text()).isEqualTo("accuracy 0.6667, 2 of 3");
    }

    /** The errors are 1 and -3. The values 2 and 8 are both 3 away from their mean, so R2 is 1 - 10 / 18. */
    @Test
    void measuresTheErrorOfNumbers() {
        Target target = new Target.Amounts("rent", new double[] {2, 100, 8});

        Measure measure = Measure.of(target, new int[] {0, 2}, new double[] {1, 11});

        assertThat(measure.values())
                .containsEntry("heldOutRmse", "2.2361")
                .containsEntry("heldOutR2", "0.4444")
                .hasSize(2);
        assertThat(measure.text()).isEqualTo("root mean square error 2.2361, R2 0.4444, of 2");
    }

    @Test
    void hasNothingToExplainInEqualNumbers() {
        Target target = new Target.Amounts("rent", new double[] {2, 2});

        Measure measure = Measure.of(target, new int[] {0, 1}, new double[] {2, 3});

        assertThat(measure.values()).containsOnlyKeys("heldOutRmse");
        assertThat(measure.text()).isEqualTo("root mean square error 0.7071, R2 undefined, of 2");
    }
}
