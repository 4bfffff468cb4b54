package org.primeradiant.pipeline;

import java.util.List;
import org.primeradiant.components.SoftmaxRegression;

/** Reads the model in the file, checking it against the columns that the steps leave. */
final class RegressionReader {
    private RegressionReader() {}

    /**
     * Reads the model.
     *
     * @throws BadFileException if it is invalid or does not fit the columns
     */
    static Regression read(JsonNode model, Table table) {
        String type = model.field("type").choice(List.of("linear", "logistic"), word -> word);
        return type.equals("linear") ? linear(model, table) : logistic(model, table);
    }

    private static Regression linear(JsonNode model, Table table) {
        model.checkFields("type", "columns", "output", "intercept", "coefficients");
        List<String> columns = columns(model.field("columns"), table);
        return new LinearRegression(
                columns,
                model.field("output").word(),
                model.field("intercept").number(),
                model.field("coefficients").numbers(columns.size(), "numbers, one for each column"));
    }

    private static Regression logistic(JsonNode model, Table table) {
        model.checkFields("type", "columns", "classes", "intercepts", "coefficients");
        List<String> columns = columns(model.field("columns"), table);
        JsonNode names = model.field("classes");
        List<String> classes = names.words();
        if (classes.size() < 2) {
            throw names.wrong("must have 2 classes or more, got " + classes.size());
        }
        int rows = classes.size() == 2 ? 1 : classes.size();
        String of = classes.size() == 2 ? ", that of the second class" : ", one for each class";
        double[] intercepts = model.field("intercepts").numbers(rows, "numbers" + of);
        double[][] coefficients = model.field("coefficients").list(rows, "arrays" + of).stream()
                .map(row -> row.numbers(columns.size(), "numbers, one for each column"))
                .toArray(double[][]::new);
        return rows == 1
                ? LogisticRegression.binary(columns, classes, intercepts[0], coefficients[0])
                : new LogisticRegression(columns, classes, SoftmaxRegression.of(intercepts, coefficients));
    }

    /** The model must list exactly the columns that it gets, as a coefficient means nothing without its column. */
    private static List<String> columns(JsonNode node, Table table) {
        List<String> columns = node.words();
        if (!columns.equals(table.names())) {
            throw node.wrong("must be the columns that the steps leave, in that order: "
                    + String.join(", ", table.names()) + "; got " + String.join(", ", columns));
        }
        for (Column column : table.columns()) {
            if (column.kind() != Kind.NUMBER) {
                throw node.wrong("must be of type number, '" + column.name()
                        + "' is of type category; convert it with a one-hot step");
            }
        }
        return columns;
    }
}
