package org.primeradiant.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Replaces missing values.
 *
 * @param columns the fill values by column name
 */
public record FillMissing(Map<String, Fill> columns) implements Step {
    public FillMissing {
        columns = Step.copy(columns);
    }

    /** How the fill value was chosen. */
    public enum Strategy {
        MEAN,
        MEDIAN,
        MOST_FREQUENT,
        CONSTANT;

        /** The name used in {@code pipeline.json}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the strategy applies to values of that kind. */
        boolean fits(Kind kind) {
            return kind == Kind.NUMBER || this == MOST_FREQUENT || this == CONSTANT;
        }
    }

    /** The value that replaces missing ones. */
    public sealed interface Fill {
        Strategy strategy();
    }

    /**
     * The fill value of a number column.
     *
     * @param value a finite number
     */
    public record FillNumber(Strategy strategy, double value) implements Fill {}

    /**
     * The fill value of a category column.
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
        throw new IllegalArgumentException("column '" + column.name() + "' and its fill value differ in type");
    }
}
