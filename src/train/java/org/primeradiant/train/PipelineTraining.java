package org.primeradiant.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.Kind;
import org.primeradiant.pipeline.Pipeline;
import org.primeradiant.pipeline.Regression;
import org.primeradiant.pipeline.RowException;
import org.primeradiant.pipeline.Step;
import org.primeradiant.pipeline.Table;

/** Trains a pipeline on samples and reports its progress. */
final class PipelineTraining {
    private final Samples samples;
    private final Recipe recipe;
    private final Consumer<String> progress;

    /**
     * Sets up a training.
     *
     * @param progress receives a line per stage
     */
    PipelineTraining(Samples samples, Recipe recipe, Consumer<String> progress) {
        this.samples = samples;
        this.recipe = recipe;
        this.progress = progress;
    }

    /**
     * The result of a training.
     *
     * @param measure figures of the held-out rows; empty if there are none
     */
    record Result(Pipeline pipeline, Split split, Optional<Measure> measure) {}

    /**
     * Runs the training.
     *
     * @param heldOut share of rows to hold out, from 0 to below 1
     * @param seed selects them; the same seed selects the same rows
     * @throws BadFileException if the samples cannot be trained on; the message names file and line
     */
    Result run(double heldOut, long seed) {
        Split split = Split.of(samples.target().strata(), heldOut, new Random(seed));
        describe(split, seed);
        List<Step> steps = new StepFit(samples, split.training(), recipe).run();
        Table table = transformed(steps);
        progress.accept("steps     " + words(steps) + ": " + table.columns().size() + " columns");
        progress.accept("model     " + algorithm() + ", penalty " + recipe.penalty());
        Regression regression = new RegressionFit(
                        samples,
                        recipe.penalty(),
                        (step, gradient) ->
                                progress.accept(String.format(Locale.ROOT, "  step %d: gradient %.1e", step, gradient)))
                .run(table, split.training());
        Pipeline pipeline = new Pipeline(samples.features(), steps, regression, Map.of());
        Optional<Measure> measure = measure(pipeline, split);
        describe(measure.map(Measure::lines).orElse(List.of("no rows")));
        return new Result(new Pipeline(samples.features(), steps, regression, custom(split, measure)), split, measure);
    }

    private void describe(Split split, long seed) {
        progress.accept(
                "read      " + samples.sheet().file() + ": " + samples.table().rows() + " rows of "
                        + samples.count(Kind.NUMBER) + " numbers and " + samples.count(Kind.CATEGORY) + " categories");
        if (samples.target() instanceof Target.Classes classes) {
            progress.accept("classes   " + counts(classes, split));
        }
        progress.accept("split     " + split.training().length + " rows to train on, " + split.heldOut().length
                + " held out, seed " + seed);
    }

    private void describe(List<String> figures) {
        for (int line = 0; line < figures.size(); line++) {
            progress.accept((line == 0 ? "held out  " : " ".repeat(10)) + figures.get(line));
        }
    }

    private static String counts(Target.Classes target, Split split) {
        int[] training = target.counts(split.training());
        int[] heldOut = target.counts(split.heldOut());
        List<String> counts = new ArrayList<>();
        for (int label = 0; label < training.length; label++) {
            counts.add(target.classes().get(label) + " " + (training[label] + heldOut[label]));
        }
        return String.join(", ", counts);
    }

    private Table transformed(List<Step> steps) {
        try {
            Table table = samples.table();
            for (Step step : steps) {
                table = step.apply(table);
            }
            return table;
        } catch (IllegalArgumentException e) {
            throw new BadFileException(samples.sheet().file() + ": " + e.getMessage() + "; rename a column", e);
        }
    }

    private Optional<Measure> measure(Pipeline pipeline, Split split) {
        int[] rows = split.heldOut();
        if (rows.length == 0) {
            return Optional.empty();
        }
        try {
            double[] predictions = pipeline.predict(samples.table().select(rows));
            return Optional.of(Measure.of(samples.target(), split, predictions));
        } catch (RowException e) {
            throw samples.sheet().wrong(rows[e.row()], e.getMessage());
        }
    }

    private Map<String, String> custom(Split split, Optional<Measure> measure) {
        Map<String, String> custom = new LinkedHashMap<>();
        custom.put("algorithm", algorithm());
        custom.put("penalty", "L2, " + recipe.penalty());
        custom.put("trainingRows", String.valueOf(split.training().length));
        custom.put("heldOutRows", String.valueOf(split.heldOut().length));
        measure.ifPresent(figures -> custom.putAll(figures.values()));
        return custom;
    }

    private String algorithm() {
        return samples.target() instanceof Target.Classes classes
                ? (classes.classes().size() == 2 ? "binary" : "multinomial") + " logistic regression"
                : "linear regression";
    }

    private static String words(List<Step> steps) {
        return steps.isEmpty()
                ? "none"
                : String.join(", ", steps.stream().map(Step::type).toList());
    }
}
