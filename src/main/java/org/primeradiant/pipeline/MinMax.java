package org.primeradiant.pipeline;

import java.util.Map;

/**
 * Brings numbers from their range to that from 0 to 1; one outside its range ends up outside.
 *
 * @param columns the range, by the name of the column
 */
public record MinMax(Map<String, Range> columns) implements Step {
    public MinMax {
        columns = Step.copy(columns);
    }

    /**
     * What becomes 0 and what becomes 1.
     *
     * @param maximum above the minimum
     */
    public record Range(double minimum, double maximum) {}

    @Override
    public String type() {
        return "min-max";
    }

    @Override
    public Table apply(Table table) {
        return table.replaceNumbers(
                columns, range -> value -> (value - range.minimum()) / (range.maximum() - range.minimum()));
    }
}
