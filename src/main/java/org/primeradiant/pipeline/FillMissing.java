package org.primeradiant.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Puts a value where one is missing.
 *
 * @param columns what to put, by the name of the column
 */
public record FillMissing(Map<String, Fill> columns) implements Step {
    public FillMissing {
        columns = Step.copy(columns);
    }

    /** How the value was chosen. */
    public enum Strategy {
        MEAN,
        MEDIAN,
        MOST_FREQUENT,
        CONSTANT;

        /** The word for it in {@code pipeline.json}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it can choose a value of that kind. */
        boolean fits(Kind kind) {
            return kind == Kind.NUMBER || this == MOST_FREQUENT || this == CONSTANT;
        }
    }

    /** What stands for a missing value. */
    public sealed interface Fill {
        Strategy strategy();
    }

    /**
     * For a column of numbers.
     *
     * @param value a finite number
     */
    public record FillNumber(Strategy strategy, double value) implements Fill {}

    /**
     * For a column of categories.
     *
     * @param value not empty
     */
    public record FillText(Strategy strategy, String value) implements Fill {}

    @Override
    public String type() {
        return "missing";
    }

    @Override
    public Table apply(Table table) {
        return table.replace(columns, FillMissing::filled);
    }

    private static List<Column> filled(Column column, Fill fill) {
        if (column instanceof Numbers numbers && fill instanceof FillNumber number) {
            return List.of(numbers.map(value -> Double.isNaN(value) ? number.value() : value));
        }
        if (column instanceof Texts texts && fill instanceof FillText text) {
            return List.of(texts.map(value -> value.isEmpty() ? text.value() : value));
        }
        throw new IllegalArgumentException("column '" + column.name() + "' holds values of another kind than its fill");
    }
}
