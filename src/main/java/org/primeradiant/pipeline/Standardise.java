package org.primeradiant.pipeline;

import java.util.Map;

/**
 * Scales numbers to mean 0 and standard deviation 1.
 *
 * @param columns mean and deviation by column name
 */
public record Standardise(Map<String, Scale> columns) implements Step {
    public Standardise {
        columns = Step.copy(columns);
    }

    /**
     * The mean to subtract and the deviation to divide by.
     *
     * @param deviation above 0
     */
    public record Scale(double mean, double deviation) {}

    @Override
    public String type() {
        return "standardise";
    }

    @Override
    public Table apply(Table table) {
        return table.replaceNumbers(columns, scale -> value -> (value - scale.mean()) / scale.deviation());
    }
}
