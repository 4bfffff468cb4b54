package org.primeradiant.trees;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A model of trees, or a linear one, that XGBoost or LightGBM has trained. Immutable and thread-safe.
 *
 * <p>Rows are taken as n times {@link #features()} doubles in row-major order, NaN where a value is missing, and the
 * code of the category for a categorical feature (its index in {@link #categories}). XGBoost's models see them rounded
 * to float, as in XGBoost. Infinite values are allowed. Results go into an array of the caller, from its beginning; it
 * may be longer than needed. Nothing else is allocated for fewer than 128 rows, and up to 20 KB for more, except where
 * a method says so.
 */
public final class TreeModel {
    private final TreeFeatures features;
    private final Booster booster;
    private final int margins;
    private final double divisor;
    private final Link link;
    private final TreeOutput output;
    private final String objective;

    /**
     * Creates a model.
     *
     * @param margins sums per row
     * @param divisor of the sums before the link; LightGBM's random forests average
     */
    TreeModel(
            TreeFeatures features,
            Booster booster,
            int margins,
            double divisor,
            Link link,
            TreeOutput output,
            String objective) {
        this.features = features;
        this.booster = booster;
        this.margins = margins;
        this.divisor = divisor;
        this.link = link;
        this.output = output;
        this.objective = objective;
    }

    /** Number of features: columns of a row. */
    public int features() {
        return features.count();
    }

    /** Names of the features; empty if the file has none. */
    public List<String> featureNames() {
        return features.names();
    }

    /** Types of the features in the library's words, such as {@code float} or {@code c}; empty if the file has none. */
    public List<String> featureTypes() {
        return features.types();
    }

    /** The categories of a feature in the order of their codes; empty if it has none or the file does not list them. */
    public List<String> categories(int feature) {
        return features.categories().getOrDefault(feature, List.of());
    }

    /** The objective as the file names it; empty if it names none. */
    public String objective() {
        return objective;
    }

    /** Number of trees that count; 0 for a linear model. */
    public int trees() {
        return booster.trees();
    }

    /** What {@link #predict} answers. */
    public TreeOutput output() {
        return output;
    }

    /** Numbers per row that {@link #predict} answers. */
    public int outputs() {
        return link.outputs(margins);
    }

    /**
     * The classes "0", "1" and so on, in the order of the probabilities; empty for {@link TreeOutput#VALUE}. The
     * libraries do not store other names.
     */
    public List<String> classNames() {
        int classes = switch (output) {
            case VALUE -> 0;
            case PROBABILITY -> 2;
            case PROBABILITIES -> margins;
            case CLASS -> Math.max(2, margins);
        };
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    /** Numbers per row that {@link #margins} answers: one for each class or target. */
    public int marginsPerRow() {
        return margins;
    }

    /**
     * Predicts as the library does: a value, a probability, probabilities or a class for each row. Only
     * {@code multi:softmax}, whose answer is shorter than its margins, allocates an array for these.
     *
     * @param rows at least count times {@link #features()} numbers
     * @param count number of rows
     * @param out receives count times {@link #outputs()} numbers
     * @throws IllegalArgumentException if an array is too short
     */
    public void predict(double[] rows, int count, double[] out) {
        int perRow = outputs();
        check(rows, count, out.length, perRow);
        double[] values = perRow == margins ? out : new double[Math.multiplyExact(count, margins)];
        booster.margins(rows, features.count(), count, values);
        for (int row = 0; row < count; row++) {
            average(values, row * margins);
            link.apply(values, row * margins, margins);
            if (values != out) {
                out[row] = values[row * margins];
            }
        }
    }

    private void average(double[] values, int from) {
        if (divisor != 1) {
            for (int i = from; i < from + margins; i++) {
                values[i] /= divisor;
            }
        }
    }

    /**
     * Computes the sums before the link, as the libraries do for {@code output_margin} and {@code raw_score}: for
     * LightGBM's random forests they are not yet divided by the number of rounds.
     *
     * @param out receives count times {@link #marginsPerRow()} numbers
     * @throws IllegalArgumentException if an array is too short
     */
    public void margins(double[] rows, int count, double[] out) {
        check(rows, count, out.length, margins);
        booster.margins(rows, features.count(), count, out);
    }

    /**
     * Finds the leaf that each row reaches in each tree, by the library's own numbers.
     *
     * @param out receives count times {@link #trees()} numbers
     * @throws IllegalArgumentException if an array is too short
     */
    public void leaves(double[] rows, int count, int[] out) {
        check(rows, count, out.length, booster.trees());
        booster.leaves(rows, features.count(), count, out);
    }

    /**
     * Divides the margins of each row among the features, as the libraries do for {@code pred_contribs}: by exact
     * TreeSHAP, which follows the tree where a feature is unknown (Lundberg, Erion, Lee 2018, arXiv:1802.03888), and
     * for a linear model by its terms. The numbers of an output sum up to its margin. Allocates working memory, and for
     * trees of depth d with n leaves takes time proportional to n d^2.
     *
     * @param out receives for each row and each of the {@link #marginsPerRow()} outputs one number per feature, and
     *     last the margin that is expected if no feature is known
     * @throws IllegalArgumentException if an array is too short
     * @throws UnsupportedOperationException if {@link #hasContributions()} is false
     */
    public void contributions(double[] rows, int count, double[] out) {
        String reason = booster.withoutContributions();
        if (!reason.isEmpty()) {
            throw new UnsupportedOperationException("the model has no contributions of features: " + reason);
        }
        check(rows, count, out.length, (features.count() + 1L) * margins);
        booster.contributions(rows, features.count(), count, out);
    }

    /**
     * Whether contributions can be computed: not for leaves of several numbers (XGBoost's {@code multi_output_tree},
     * LightGBM's {@code linear_tree}), for which LightGBM does not define them, nor if the file lacks the covers.
     */
    public boolean hasContributions() {
        return booster.withoutContributions().isEmpty();
    }

    private void check(double[] rows, int count, long length, long perRow) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, got " + count);
        }
        long needed = (long) count * features.count();
        if (rows.length < needed) {
            throw new IllegalArgumentException("rows must have " + needed + " numbers or more, got " + rows.length);
        }
        if (length < count * perRow) {
            throw new IllegalArgumentException("out must have " + count * perRow + " places or more, got " + length);
        }
    }
}
