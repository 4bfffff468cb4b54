package org.primeradiant.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How well predictions of held-out rows match the targets.
 *
 * @param values the figures by name, stored with the pipeline
 * @param text the figures for display
 */
record Measure(Map<String, String> values, String text) {
    Measure {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Measures predictions.
     *
     * @param rows the held-out rows, 1 or more
     * @param predictions one value per row and pipeline output, row-major
     */
    static Measure of(Target target, int[] rows, double[] predictions) {
        return target instanceof Target.Classes classes
                ? accuracy(classes, rows, predictions)
                : error((Target.Amounts) target, rows, predictions);
    }

    /** The share of rows whose most probable class is correct; ties go to the first class. */
    private static Measure accuracy(Target.Classes target, int[] rows, double[] predictions) {
        int classes = target.classes().size();
        int right = 0;
        for (int i = 0; i < rows.length; i++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = predictions[i * classes + k] > predictions[i * classes + best] ? k : best;
            }
            right += best == target.label(rows[i]) ? 1 : 0;
        }
        String accuracy = format((double) right / rows.length);
        return new Measure(
                Map.of("heldOutAccuracy", accuracy), "accuracy " + accuracy + ", " + right + " of " + rows.length);
    }

    /** Root mean square error, and the share of the variance that the predictions explain (R2). */
    private static Measure error(Target.Amounts target, int[] rows, double[] predictions) {
        double mean = 0;
        for (int row : rows) {
            mean += target.value(row) / rows.length;
        }
        double squares = 0;
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            double value = target.value(rows[i]);
            squares += (value - predictions[i]) * (value - predictions[i]);
            total += (value - mean) * (value - mean);
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("heldOutRmse", format(Math.sqrt(squares / rows.length)));
        if (total > 0) { // equal values have no variance to explain
            values.put("heldOutR2", format(1 - squares / total));
        }
        return new Measure(
                values,
                "root mean square error " + values.get("heldOutRmse") + ", R2 "
                        + values.getOrDefault("heldOutR2", "undefined") + ", of " + rows.length);
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
