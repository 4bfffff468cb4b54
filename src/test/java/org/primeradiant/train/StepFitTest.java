package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.Encoding;
import org.primeradiant.pipeline.Encoding.Unknown;
import org.primeradiant.pipeline.Feature;
import org.primeradiant.pipeline.FillMissing;
import org.primeradiant.pipeline.FillMissing.FillNumber;
import org.primeradiant.pipeline.FillMissing.FillText;
import org.primeradiant.pipeline.FillMissing.Strategy;
import org.primeradiant.pipeline.MinMax;
import org.primeradiant.pipeline.Numbers;
import org.primeradiant.pipeline.OneHot;
import org.primeradiant.pipeline.Standardise;
import org.primeradiant.pipeline.Step;
import org.primeradiant.pipeline.Table;
import org.primeradiant.pipeline.Texts;
import org.primeradiant.train.Recipe.Scaling;

class StepFitTest {
    private static final double NONE = Double.NaN;
    private static final Offset<Double> ROUNDING = within(1e-15);

    /** The last row is held out; it is the only one with age 1000 and the only one without a size. */
    private static final Table TABLE = Table.of(
            6,
            List.of(
                    new Numbers("age", "age", 2, NONE, 2, 8, 4, 1000),
                    new Numbers("size", "size", 1, 2, 3, 4, 5, NONE),
                    new Numbers("same", "same", 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
                    new Texts("day", "day", "Sun", "Fri", "", "Fri", "Sun", "Mon")));

    private static final int[] TRAINING = {0, 1, 2, 3, 4};

    private static Recipe recipe(Scaling scaling, String numbers, String categories) {
        return new Recipe(1, scaling, numbers, categories, false, Unknown.ZEROS, 100);
    }

    private static List<Step> fit(Table table, Recipe recipe) {
        List<Feature> features = table.columns().stream()
                .map(column -> new Feature(column.name(), column.kind()))
                .toList();
        Sheet sheet =
                new Sheet(new Header(Path.of("data.csv"), 1, table.names(), List.of(), OptionalInt.empty()), List.of());
        Target target = new Target.Amounts("rent", new double[table.rows()]);
        return new StepFit(new Samples(sheet, features, table, target), TRAINING, recipe).run();
    }

    private static FillMissing fill(String numbers, String categories) {
        return (FillMissing)
                fit(TABLE, recipe(Scaling.NONE, numbers, categories)).get(0);
    }

    @Test
    void fillsWhatMissesAnyValueFromTheTrainingRows() {
        FillMissing fill = fill("mean", "most-frequent");

        assertThat(fill.columns()).containsOnlyKeys("age", "size", "day");
        assertThat(fill.columns()).containsEntry("age", new FillNumber(Strategy.MEAN, 4));
        assertThat(fill.columns()).containsEntry("size", new FillNumber(Strategy.MEAN, 3));
    }

    @Test
    void fillsWithTheMedian() {
        assertThat(fill("median", "most-frequent").columns())
                .containsEntry("age", new FillNumber(Strategy.MEDIAN, 3))
                .containsEntry("size", new FillNumber(Strategy.MEDIAN, 3));
    }

    /** Ties go to the first value in sort order: 1 among 1 to 5, Fri before Sun. */
    @Test
    void fillsWithTheMostFrequent() {
        assertThat(fill("most-frequent", "most-frequent").columns())
                .containsEntry("age", new FillNumber(Strategy.MOST_FREQUENT, 2))
                .containsEntry("size", new FillNumber(Strategy.MOST_FREQUENT, 1))
                .containsEntry("day", new FillText(Strategy.MOST_FREQUENT, "Fri"));
    }

    @Test
    void fillsWithConstants() {
        assertThat(fill("-1.5", "none").columns())
                .containsEntry("age", new FillNumber(Strategy.CONSTANT, -1.5))
                .containsEntry("day", new FillText(Strategy.CONSTANT, "none"));
    }

    @Test
    void fillsAllIfToldSo() {
        Recipe recipe = new Recipe(1, Scaling.NONE, "mean", "most-frequent", true, Unknown.ZEROS, 100);

        assertThat(((FillMissing) fit(TABLE, recipe).get(0)).columns()).containsOnlyKeys("age", "size", "same", "day");
    }

    /** Sizes 1 to 5 have mean 3 and variance 2. A column with a single value is not scaled: deviation 1. */
    @Test
    void standardisesByTheTrainingRows() {
        Standardise step = (Standardise)
                fit(TABLE, recipe(Scaling.STANDARDISE, "mean", "x")).get(1);

        assertThat(step.columns()).containsOnlyKeys("age", "size", "same");
        assertThat(step.columns().get("size").mean()).isEqualTo(3);
        assertThat(step.columns().get("size").deviation()).isCloseTo(Math.sqrt(2), ROUNDING);
        assertThat(step.columns().get("same").mean()).isCloseTo(0.1, ROUNDING);
        assertThat(step.columns().get("same").deviation()).isEqualTo(1);
    }

    @Test
    void findsRangesInTheTrainingRows() {
        MinMax step = (MinMax) fit(TABLE, recipe(Scaling.MIN_MAX, "mean", "x")).get(1);

        assertThat(step.columns())
                .containsEntry("age", new MinMax.Range(2, 8))
                .containsEntry("size", new MinMax.Range(1, 5))
                .containsEntry("same", new MinMax.Range(0.1, 1.1));
    }

    @Test
    void findsCategoriesInAllRowsAndAfterFilling() {
        List<Step> steps = fit(TABLE, recipe(Scaling.NONE, "mean", "Zoo"));

        assertThat(steps).hasSize(2);
        Encoding encoding = ((OneHot) steps.get(1)).columns().get("day");
        assertThat(encoding.categories()).containsExactly("Fri", "Mon", "Sun", "Zoo");
        assertThat(encoding.unknown()).isEqualTo(Unknown.ZEROS);
    }

    @Test
    void leavesOutStepsWithoutColumns() {
        Table table = Table.of(6, List.of(TABLE.column("same")));

        assertThat(fit(table, recipe(Scaling.NONE, "mean", "x"))).isEmpty();
        assertThat(fit(table, recipe(Scaling.STANDARDISE, "mean", "x"))).hasSize(1);
    }

    @Test
    void refusesAColumnWithoutValuesToTrainOn() {
        Table table = Table.of(6, List.of(new Numbers("age", "age", NONE, NONE, NONE, NONE, NONE, 1)));

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> fit(table, recipe(Scaling.NONE, "mean", "x")))
                .withMessage("data.csv: column 'age' has no values in the training rows; leave it out with --exclude"
                        + " age");
    }

    @Test
    void refusesMoreCategoriesThanItMay() {
        String[] ids = IntStream.range(0, 6).mapToObj(i -> "id" + i).toArray(String[]::new);
        Table table = Table.of(6, List.of(new Texts("id", "id", ids)));

        assertThat(fit(table, new Recipe(1, Scaling.NONE, "0", "x", false, Unknown.ERROR, 6)))
                .hasSize(1);
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> fit(table, new Recipe(1, Scaling.NONE, "0", "x", false, Unknown.ERROR, 5)))
                .withMessage("data.csv: column 'id' has 6 different texts; leave it out with --exclude id, or raise"
                        + " --most-categories from 5");
    }
}
