package org.primeradiant.pipeline;

import java.util.List;
import java.util.Map;

/**
 * Transforms and a model, in order: the content of a {@code pipeline.json}. Immutable and thread-safe.
 *
 * @param features the inputs, in the order of a row without names
 * @param steps the transforms, in order
 * @param regression takes the columns that the steps leave
 * @param custom further entries for the model's metadata
 */
public record Pipeline(List<Feature> features, List<Step> steps, Regression regression, Map<String, String> custom) {
    /** A pipeline without features or steps. */
    static final Pipeline NONE = new Pipeline(List.of(), List.of(), new LinearRegression(List.of(), "", 0), Map.of());

    public Pipeline {
        features = List.copyOf(features);
        steps = List.copyOf(steps);
        custom = Step.copy(custom);
    }

    /**
     * Predicts the outputs of each row.
     *
     * @param input n rows of the features
     * @return n rows of the regression's outputs, row-major
     * @throws RowException if a row has a missing value that no step fills in, a value that a step rejects, or
     *     numbers too large to predict from
     */
    public double[] predict(Table input) {
        Table table = transform(input);
        List<Column> columns = List.copyOf(table.columns());
        int outputs = regression.outputs().size();
        double[] answer = new double[Math.multiplyExact(table.rows(), outputs)];
        double[] values = new double[columns.size()];
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < values.length; column++) {
                values[column] = value(columns.get(column), row);
            }
            double[] prediction = regression.predict(values);
            checkFinite(prediction, row);
            System.arraycopy(prediction, 0, answer, row * outputs, outputs);
        }
        return answer;
    }

    Table transform(Table input) {
        Table table = input;
        for (Step step : steps) {
            table = step.apply(table);
        }
        return table;
    }

    private static double value(Column column, int row) {
        if (column.isMissing(row)) {
            throw RowException.of(column.feature(), row, "is missing, and no step fills it in");
        }
        return ((Numbers) column).value(row);
    }

    private static void checkFinite(double[] prediction, int row) {
        for (double value : prediction) {
            if (!Double.isFinite(value)) {
                throw RowException.of(row, "its numbers are too large to predict from");
            }
        }
    }
}
