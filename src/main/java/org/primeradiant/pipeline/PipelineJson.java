package org.primeradiant.pipeline;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;

/** Converts pipelines to JSON. */
final class PipelineJson {
    private static final JsonProvider JSON = JsonProvider.provider();

    private PipelineJson() {}

    /** The JSON that {@link PipelineReader} reads as an equal pipeline. */
    static JsonObject of(Pipeline pipeline) {
        JsonArrayBuilder features = JSON.createArrayBuilder();
        pipeline.features()
                .forEach(feature -> features.add(JSON.createObjectBuilder()
                        .add("name", feature.name())
                        .add("type", feature.kind().word())));
        JsonArrayBuilder steps = JSON.createArrayBuilder();
        pipeline.steps().forEach(step -> steps.add(step(step)));
        JsonObjectBuilder root = JSON.createObjectBuilder()
                .add("version", PipelineReader.VERSION)
                .add("features", features)
                .add("steps", steps)
                .add("model", model(pipeline.regression()));
        if (!pipeline.custom().isEmpty()) {
            JsonObjectBuilder custom = JSON.createObjectBuilder();
            pipeline.custom().forEach(custom::add);
            root.add("custom", custom);
        }
        return root.build();
    }

    private static JsonObjectBuilder step(Step step) {
        return JSON.createObjectBuilder().add("type", step.type()).add("columns", columns(step));
    }

    private static JsonArrayBuilder columns(Step step) {
        if (step instanceof Include include) {
            return words(include.columns());
        }
        if (step instanceof Exclude exclude) {
            return words(exclude.columns());
        }
        JsonArrayBuilder columns = JSON.createArrayBuilder();
        if (step instanceof FillMissing missing) {
            missing.columns().forEach((name, fill) -> columns.add(fill(column(name), fill)));
        } else if (step instanceof Standardise standardise) {
            standardise
                    .columns()
                    .forEach((name, scale) ->
                            columns.add(column(name).add("mean", scale.mean()).add("deviation", scale.deviation())));
        } else if (step instanceof MinMax minMax) {
            minMax.columns()
                    .forEach((name, range) -> columns.add(
                            column(name).add("minimum", range.minimum()).add("maximum", range.maximum())));
        } else if (step instanceof OneHot oneHot) {
            oneHot.columns()
                    .forEach((name, encoding) -> columns.add(column(name)
                            .add("categories", words(encoding.categories()))
                            .add("unknown", encoding.unknown().toString())));
        }
        return columns;
    }

    private static JsonObjectBuilder column(String name) {
        return JSON.createObjectBuilder().add("name", name);
    }

    private static JsonObjectBuilder fill(JsonObjectBuilder column, FillMissing.Fill fill) {
        column.add("strategy", fill.strategy().word());
        return fill instanceof FillMissing.FillNumber number
                ? column.add("value", number.value())
                : column.add("value", ((FillMissing.FillText) fill).value());
    }

    private static JsonObjectBuilder model(Regression regression) {
        if (regression instanceof LinearRegression linear) {
            JsonArrayBuilder coefficients = JSON.createArrayBuilder();
            for (int column = 0; column < linear.columns().size(); column++) {
                coefficients.add(linear.coefficient(column));
            }
            return JSON.createObjectBuilder()
                    .add("type", "linear")
                    .add("columns", words(linear.columns()))
                    .add("output", linear.outputs().get(0))
                    .add("intercept", linear.intercept())
                    .add("coefficients", coefficients);
        }
        return logistic((LogisticRegression) regression);
    }

    private static JsonObjectBuilder logistic(LogisticRegression logistic) {
        JsonArrayBuilder intercepts = JSON.createArrayBuilder();
        JsonArrayBuilder coefficients = JSON.createArrayBuilder();
        int classes = logistic.classes().size();
        for (int label = classes == 2 ? 1 : 0; label < classes; label++) {
            intercepts.add(logistic.regression().intercept(label));
            JsonArrayBuilder row = JSON.createArrayBuilder();
            for (int column = 0; column < logistic.columns().size(); column++) {
                row.add(logistic.regression().coefficient(label, column));
            }
            coefficients.add(row);
        }
        return JSON.createObjectBuilder()
                .add("type", "logistic")
                .add("columns", words(logistic.columns()))
                .add("classes", words(logistic.classes()))
                .add("intercepts", intercepts)
                .add("coefficients", coefficients);
    }

    private static JsonArrayBuilder words(List<String> words) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        words.forEach(array::add);
        return array;
    }
}
