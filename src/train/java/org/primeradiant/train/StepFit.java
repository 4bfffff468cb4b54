package org.primeradiant.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.CellText;
import org.primeradiant.pipeline.Column;
import org.primeradiant.pipeline.Encoding;
import org.primeradiant.pipeline.FillMissing;
import org.primeradiant.pipeline.FillMissing.Strategy;
import org.primeradiant.pipeline.MinMax;
import org.primeradiant.pipeline.Numbers;
import org.primeradiant.pipeline.OneHot;
import org.primeradiant.pipeline.Standardise;
import org.primeradiant.pipeline.Step;
import org.primeradiant.pipeline.Table;
import org.primeradiant.pipeline.Texts;

/**
 * Fits steps to samples. Fill values and scales are learned from the training rows only, as the held-out rows stand
 * for requests. Categories are those of all rows: their names say nothing about the target.
 */
final class StepFit {
    private final Samples samples;
    private final int[] training;
    private final Recipe recipe;

    StepFit(Samples samples, int[] training, Recipe recipe) {
        this.samples = samples;
        this.training = training;
        this.recipe = recipe;
    }

    /**
     * Fits the steps; leaves out those that would have no columns.
     *
     * @throws BadFileException if a column cannot be used
     */
    List<Step> run() {
        List<Step> steps = new ArrayList<>();
        FillMissing fill = new FillMissing(fitted(this::needsFill, this::fill));
        Table filled = fill.apply(samples.table());
        if (!fill.columns().isEmpty()) {
            steps.add(fill);
        }
        scaling(filled.select(training)).ifPresent(steps::add);
        Map<String, Encoding> encodings = new LinkedHashMap<>();
        filled.columns().stream()
                .filter(Texts.class::isInstance)
                .forEach(column -> encodings.put(column.name(), encoding((Texts) column)));
        if (!encodings.isEmpty()) {
            steps.add(new OneHot(encodings));
        }
        return steps;
    }

    private <P> Map<String, P> fitted(Predicate<Column> needs, Function<Column, P> parameter) {
        Map<String, P> parameters = new LinkedHashMap<>();
        samples.table().columns().stream()
                .filter(needs)
                .forEach(column -> parameters.put(column.name(), parameter.apply(column.select(training))));
        return parameters;
    }

    private boolean needsFill(Column column) {
        if (recipe.fillsAll()) {
            return true;
        }
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                return true;
            }
        }
        return false;
    }

    private FillMissing.Fill fill(Column column) {
        return column instanceof Numbers numbers ? fill(numbers) : fill((Texts) column);
    }

    private FillMissing.Fill fill(Numbers column) {
        OptionalDouble constant = CellText.number(recipe.missingNumbers());
        if (constant.isPresent()) {
            return new FillMissing.FillNumber(Strategy.CONSTANT, constant.getAsDouble());
        }
        double[] values = column.present();
        if (values.length == 0) {
            throw noValues(column);
        }
        return switch (recipe.missingNumbers()) {
            case "mean" -> new FillMissing.FillNumber(Strategy.MEAN, StatUtils.mean(values));
            case "median" -> new FillMissing.FillNumber(Strategy.MEDIAN, StatUtils.percentile(values, 50));
            // On ties, the smallest.
            case "most-frequent" -> new FillMissing.FillNumber(Strategy.MOST_FREQUENT, StatUtils.mode(values)[0]);
            default -> throw new IllegalArgumentException("no such strategy: " + recipe.missingNumbers());
        };
    }

    private FillMissing.Fill fill(Texts column) {
        if (!recipe.missingCategories().equals(Strategy.MOST_FREQUENT.word())) {
            return new FillMissing.FillText(Strategy.CONSTANT, recipe.missingCategories());
        }
        Map<String, Long> counts = column.present().stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        String best = "";
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            if (count.getValue() > counts.getOrDefault(best, 0L)) {
                best = count.getKey();
            }
        }
        if (best.isEmpty()) {
            throw noValues(column);
        }
        return new FillMissing.FillText(Strategy.MOST_FREQUENT, best);
    }

    private BadFileException noValues(Column column) {
        return samples.sheet()
                .wrong("column '" + column.name() + "' has no values in the training rows; leave it out with --exclude "
                        + column.name());
    }

    private Optional<Step> scaling(Table training) {
        List<Numbers> numbers = training.columns().stream()
                .filter(Numbers.class::isInstance)
                .map(Numbers.class::cast)
                .toList();
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        return switch (recipe.scaling()) {
            case STANDARDISE -> Optional.of(new Standardise(byName(numbers, StepFit::scale)));
            case MIN_MAX -> Optional.of(new MinMax(byName(numbers, StepFit::range)));
            case NONE -> Optional.empty();
        };
    }

    private static <P> Map<String, P> byName(List<Numbers> columns, Function<double[], P> parameter) {
        Map<String, P> parameters = new LinkedHashMap<>();
        columns.forEach(column -> parameters.put(column.name(), parameter.apply(column.present())));
        return parameters;
    }

    /** A constant column keeps its unit; it carries no information anyway. */
    private static Standardise.Scale scale(double[] values) {
        boolean varies = StatUtils.max(values) > StatUtils.min(values); // by rounding, equal values may have a variance
        return new Standardise.Scale(
                StatUtils.mean(values), varies ? Math.sqrt(StatUtils.populationVariance(values)) : 1);
    }

    private static MinMax.Range range(double[] values) {
        double minimum = StatUtils.min(values);
        double maximum = StatUtils.max(values);
        return new MinMax.Range(minimum, maximum > minimum ? maximum : minimum + Math.max(1, Math.abs(minimum)));
    }

    private Encoding encoding(Texts column) {
        List<String> categories = TargetReader.sorted(column.present());
        if (categories.size() > recipe.mostCategories()) {
            throw samples.sheet()
                    .wrong("column '" + column.name() + "' has " + categories.size()
                            + " different texts; leave it out with --exclude " + column.name()
                            + ", or raise --most-categories from " + recipe.mostCategories());
        }
        return new Encoding(categories, recipe.unknown());
    }
}
