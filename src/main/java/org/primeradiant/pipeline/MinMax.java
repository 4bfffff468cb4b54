package org.primeradiant.pipeline;

import java.util.Map;

/**
 * Scales numbers from their range to [0, 1]; numbers outside their range end up outside [0, 1].
 *
 * @param columns the ranges by column name
 */
public record MinMax(Map<String, Range> columns) implements Step {
    public MinMax {
        columns = Step.copy(columns);
    }

    /**
     * The values that become 0 and 1.
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
