package org.primeradiant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.pipeline.FillMissing.FillNumber;
import org.primeradiant.pipeline.FillMissing.FillText;
import org.primeradiant.pipeline.FillMissing.Strategy;

class StepTest {
    private static final double NONE = Double.NaN;

    private static final Table TABLE = Table.of(
            3,
            List.of(
                    new Numbers("age", "age", 20, NONE, 50),
                    new Texts("day", "day", "Fri", "", "Sun"),
                    new Numbers("size", "size", -1, 0, 2)));

    private static double[] numbers(Table table, String column) {
        double[] values = new double[table.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = ((Numbers) table.column(column)).value(row);
        }
        return values;
    }

    private static String[] texts(Table table, String column) {
        String[] values = new String[table.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = ((Texts) table.column(column)).value(row);
        }
        return values;
    }

    @Test
    void includesColumnsInTheOrderGiven() {
        assertThat(new Include(List.of("size", "age")).apply(TABLE).names()).containsExactly("size", "age");
    }

    @Test
    void excludesColumns() {
        assertThat(new Exclude(List.of("age", "size")).apply(TABLE).names()).containsExactly("day");
    }

    @Test
    void fillsMissingNumbersAndCategoriesAndNothingElse() {
        Step step = new FillMissing(
                Map.of("age", new FillNumber(Strategy.MEDIAN, 35), "day", new FillText(Strategy.CONSTANT, "Thu")));

        Table filled = step.apply(TABLE);

        assertThat(filled.names()).containsExactly("age", "day", "size");
        assertThat(numbers(filled, "age")).containsExactly(20, 35, 50);
        assertThat(texts(filled, "day")).containsExactly("Fri", "Thu", "Sun");
        assertThat(numbers(filled, "size")).containsExactly(-1, 0, 2);
    }

    @Test
    void fillsOnlyWithValuesOfTheColumnsKind() {
        Step step = new FillMissing(Map.of("age", new FillText(Strategy.CONSTANT, "old")));

        assertThatIllegalArgumentException().isThrownBy(() -> step.apply(TABLE)).withMessageContaining("'age'");
    }

    @Test
    void standardisesByMeanAndDeviationAndKeepsWhatIsMissing() {
        Table scaled = new Standardise(Map.of("age", new Standardise.Scale(40, 10))).apply(TABLE);

        assertThat(numbers(scaled, "age")).containsExactly(-2, NONE, 1);
        assertThat(numbers(scaled, "size")).containsExactly(-1, 0, 2);
    }

    @Test
    void bringsARangeToThatFromZeroToOneAndLetsOthersOut() {
        Table scaled = new MinMax(Map.of("age", new MinMax.Range(10, 30))).apply(TABLE);

        assertThat(numbers(scaled, "age")).containsExactly(0.5, NONE, 2);
    }

    @Test
    void makesAColumnOfEachCategoryWhereTheColumnStood() {
        Encoding days = new Encoding(List.of("Thu", "Fri", "Sun"), Encoding.Unknown.ERROR);

        Table encoded = new OneHot(Map.of("day", days)).apply(TABLE);

        assertThat(encoded.names()).containsExactly("age", "day=Thu", "day=Fri", "day=Sun", "size");
        assertThat(numbers(encoded, "day=Thu")).containsExactly(0, NONE, 0);
        assertThat(numbers(encoded, "day=Fri")).containsExactly(1, NONE, 0);
        assertThat(numbers(encoded, "day=Sun")).containsExactly(0, NONE, 1);
        assertThat(encoded.column("day=Sun").feature()).isEqualTo("day");
    }

    @Test
    void makesZerosOfAnUnknownCategory() {
        Encoding days = new Encoding(List.of("Fri"), Encoding.Unknown.ZEROS);

        Table encoded = new OneHot(Map.of("day", days)).apply(TABLE);

        assertThat(numbers(encoded, "day=Fri")).containsExactly(1, NONE, 0);
    }

    @Test
    void refusesAnUnknownCategoryWithoutRepeatingIt() {
        Encoding days = new Encoding(List.of("Fri"), Encoding.Unknown.ERROR);

        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> new OneHot(Map.of("day", days)).apply(TABLE))
                .withMessage("feature 'day' has a category that the model does not know")
                .satisfies(failure -> assertThat(failure.row()).isEqualTo(2));
    }

    @Test
    void refusesColumnsOfTheSameName() {
        Table table = Table.of(1, List.of(new Texts("a", "a", "b"), new Numbers("a=b", "a=b", 1)));
        Encoding encoding = new Encoding(List.of("b"), Encoding.Unknown.ERROR);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneHot(Map.of("a", encoding)).apply(table))
                .withMessage("there must be one column 'a=b', got two");
    }

    @Test
    void keepsItsColumnsWhateverBecomesOfTheMapThatItWasMadeOf() {
        Map<String, Standardise.Scale> columns = new LinkedHashMap<>(Map.of("age", new Standardise.Scale(0, 2)));
        Standardise step = new Standardise(columns);

        columns.clear();

        assertThat(step.columns()).containsOnlyKeys("age");
    }
}
