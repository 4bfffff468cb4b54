package org.primeradiant.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How well predictions of held-out rows match the targets, and how well the simplest answer does: always the class
 * that is most frequent, or the mean, among the training rows. A model that is no better has learned nothing.
 *
 * @param values the figures by name, stored with the pipeline
 * @param lines the figures for display
 */
record Measure(Map<String, String> values, List<String> lines) {
    Measure {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        lines = List.copyOf(lines);
    }

    /**
     * Measures predictions.
     *
     * @param split its held-out rows, 1 or more, were predicted
     * @param predictions one value per held-out row and pipeline output, row-major
     */
    static Measure of(Target target, Split split, double[] predictions) {
        return target instanceof Target.Classes classes
                ? classification(classes, split, predictions)
                : regression((Target.Amounts) target, split, predictions);
    }

    /** The share of rows whose most probable class is correct; ties go to the first class. */
    private static Measure classification(Target.Classes target, Split split, double[] probabilities) {
        int[] rows = split.heldOut();
        int[] labels = Arrays.stream(rows).map(target::label).toArray();
        int classes = target.classes().size();
        Confusion confusion = new Confusion(target.classes());
        for (int i = 0; i < rows.length; i++) {
            confusion.add(labels[i], mostProbable(probabilities, i, classes));
        }
        int frequent = mostFrequent(target.counts(split.training()));
        int baseline = target.counts(rows)[frequent];
        OptionalDouble auc = Auc.ofClasses(classes, labels, probabilities);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("heldOutAccuracy", share(confusion.right(), rows.length));
        values.put("heldOutBaselineAccuracy", share(baseline, rows.length));
        auc.ifPresent(area -> values.put("heldOutAuc", format(area)));
        List<String> lines = new ArrayList<>();
        lines.add("accuracy " + values.get("heldOutAccuracy") + ", " + confusion.right() + " of " + rows.length);
        lines.add("baseline " + values.get("heldOutBaselineAccuracy") + ", " + baseline + " of " + rows.length
                + ", always '" + Quote.of(target.classes().get(frequent)) + "'"
                + (confusion.right() > baseline ? "" : "; by accuracy, the model is no better"));
        lines.add(auc(values.getOrDefault("heldOutAuc", ""), classes));
        lines.addAll(confusion.lines());
        return new Measure(values, lines);
    }

    private static String auc(String area, int classes) {
        if (area.isEmpty()) {
            return "AUC undefined: not every class has held-out rows";
        }
        return "AUC " + area + (classes == 2 ? "" : ", mean of each class against the rest");
    }

    private static int mostProbable(double[] probabilities, int row, int classes) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = probabilities[row * classes + k] > probabilities[row * classes + best] ? k : best;
        }
        return best;
    }

    private static int mostFrequent(int[] counts) {
        int best = 0;
        for (int k = 1; k < counts.length; k++) {
            best = counts[k] > counts[best] ? k : best;
        }
        return best;
    }

    /**
     * Root mean square error, mean absolute error, and the share of the held-out rows' variance that the predictions
     * explain (R2).
     */
    private static Measure regression(Target.Amounts target, Split split, double[] predictions) {
        double[] amounts = target.values(split.heldOut());
        double mean = mean(target.values(split.training()));
        double[] means = new double[amounts.length];
        Arrays.fill(means, mean);
        double[] spread = new double[amounts.length];
        Arrays.fill(spread, mean(amounts));
        double variance = meanSquare(amounts, spread);
        double error = meanSquare(amounts, predictions);
        double baseline = meanSquare(amounts, means);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("heldOutRmse", format(Math.sqrt(error)));
        values.put("heldOutMae", format(meanAbsolute(amounts, predictions)));
        if (variance > 0) { // equal values have no variance to explain
            values.put("heldOutR2", format(1 - error / variance));
        }
        values.put("heldOutBaselineRmse", format(Math.sqrt(baseline)));
        values.put("heldOutBaselineMae", format(meanAbsolute(amounts, means)));
        return new Measure(
                values,
                List.of(
                        "root mean square error " + values.get("heldOutRmse") + ", mean absolute error "
                                + values.get("heldOutMae") + ", R2 " + values.getOrDefault("heldOutR2", "undefined")
                                + ", of " + amounts.length,
                        "baseline " + values.get("heldOutBaselineRmse") + " and " + values.get("heldOutBaselineMae")
                                + ", always the mean " + format(mean)
                                + (error < baseline ? "" : "; the model is no better")));
    }

    private static double mean(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        return mean;
    }

    private static double meanSquare(double[] values, double[] predictions) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - predictions[i]) * (values[i] - predictions[i]);
        }
        return sum / values.length;
    }

    private static double meanAbsolute(double[] values, double[] predictions) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Math.abs(values[i] - predictions[i]);
        }
        return sum / values.length;
    }

    private static String share(int count, int of) {
        return format((double) count / of);
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
