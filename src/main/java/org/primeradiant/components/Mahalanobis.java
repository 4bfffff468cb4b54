package org.primeradiant.components;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Transformer;

/**
 * Finds rows that are far from the rows before them. Knows nothing at first and learns from every row, so that its
 * verdicts are poor in the beginning. As a model it answers 1 for an outlier and 0 for another row; as a transformer it
 * hands the rows on and says the same in the tag {@code outlier-predictions}.
 *
 * <p>Takes n rows of m finite numbers, of the same m always. For each row in turn, whether they come in one request or
 * in several:
 *
 * <ol>
 *   <li>The score is the squared Mahalanobis distance of the row, as it came, from the mean of all rows before it,
 *       within the first {@code n_components} principal components of their covariance. It is 0 for the first {@code
 *       n_components} + 3 rows (or m + 3, if that is less) and as long as the rows have not varied. {@link
 *       OutlierStatistics} says how old the components may be.
 *   <li>The row is an outlier if its score is above {@code threshold}. The scores of normal rows follow, after many
 *       rows, a chi-squared distribution of {@code n_components} degrees of freedom.
 *   <li>The row is learnt: it moves mean and covariance. The first {@code start_clip} rows count as they are; of later
 *       ones each number is first brought within {@code n_stdev} standard deviations of its feature's mean, so that
 *       outliers move the statistics little. With {@code max_n} a row counts as if only so many had come before it, so
 *       that old ones fade.
 * </ol>
 *
 * <p>Features of large scale dominate the components: standardise them before. The time of a row grows with the square
 * of m, that of a decomposition with its third power. Each request reports gauges: {@code is_outlier} and {@code
 * outlier_score}, the means of its rows; {@code nb_outliers}, {@code observation} and {@code fraction_outliers} of all
 * rows so far; {@code threshold}. A request without rows reports nothing. Thread-safe: rows are learnt one at a time,
 * and scored by all threads at once against values that do not change.
 *
 * <p>Source: Mahalanobis, "On the generalised distance in statistics", 1936; Welford, "Note on a method for
 * calculating corrected sums of squares and products", 1962; behaviour follows {@code
 * components/outlier-detection/mahalanobis/OutlierMahalanobis.py} in earlier versions of Seldon Core. There a request
 * was projected on the components of a covariance that it was part of itself, so that the verdict depended on what
 * else was in the request; clipping began one row later.
 */
public final class Mahalanobis implements Model<Tensor, Tensor>, Transformer<Tensor, Tensor> {
    /** The largest number, by size, of which products and sums stay finite. */
    private static final double LARGEST = 1e60;

    private final Settings settings;
    private final JsonProvider json;
    private final AtomicReference<OutlierStatistics> learnt;
    private final AtomicLong outliers = new AtomicLong();

    /**
     * What a user may choose.
     *
     * @param threshold above which score a row is an outlier, 0 or more
     * @param components how many principal components count at most, 1 or more
     * @param deviations of how many standard deviations clipping begins, above 1: clipped to less than one, the deviation
     *     would shrink to nothing
     * @param startClip how many rows are learnt without clipping
     * @param mostRows the window, -1 for none; else more than the components and 2
     */
    record Settings(double threshold, int components, double deviations, int startClip, int mostRows) {
        static final Settings USUAL = new Settings(25, 3, 3, 50, -1);

        Settings {
            if (mostRows != -1 && mostRows - 2L <= components) {
                throw new IllegalArgumentException("MAHALANOBIS: max_n must be -1 or above " + (components + 2L)
                        + ", which is n_components and 2, got " + mostRows);
            }
        }

        /** How many rows count. */
        long window() {
            return mostRows == -1 ? Long.MAX_VALUE : mostRows;
        }
    }

    /** A detector that knows nothing. */
    Mahalanobis(Settings settings, JsonProvider json) {
        this.settings = settings;
        this.json = json;
        this.learnt = new AtomicReference<>(OutlierStatistics.none(settings));
    }

    @Override
    public Tensor predict(Tensor rows, Call call) {
        long[] found = detect(rows, call);
        return Tensor.wrap(new int[] {found.length}, found);
    }

    @Override
    public Tensor transformInput(Tensor rows, Call call) {
        JsonArrayBuilder found = json.createArrayBuilder();
        for (long outlier : detect(rows, call)) {
            found.add(outlier);
        }
        call.tag("outlier-predictions", found.build());
        return rows;
    }

    private long[] detect(Tensor rows, Call call) {
        double[] values = values(rows);
        int features = rows.dimension(1);
        long[] found = new long[rows.dimension(0)];
        double scores = 0;
        for (int i = 0; i < found.length; i++) {
            double[] row = Arrays.copyOfRange(values, i * features, (i + 1) * features);
            double score = learnt.getAndUpdate(before -> before.with(row)).score(row);
            scores += score;
            found[i] = score > settings.threshold() ? 1 : 0;
        }
        if (found.length > 0) {
            report(found, scores, call);
        }
        return found;
    }

    private void report(long[] found, double scores, Call call) {
        long here = Arrays.stream(found).sum();
        long all = outliers.addAndGet(here);
        long observations = learnt.get().seen().rows();
        call.gauge("is_outlier", (double) here / found.length);
        call.gauge("outlier_score", scores / found.length);
        call.gauge("nb_outliers", all);
        call.gauge("fraction_outliers", (double) all / observations);
        call.gauge("observation", observations);
        call.gauge("threshold", settings.threshold());
    }

    private static double[] values(Tensor rows) {
        if (rows.rank() != 2 || !rows.type().isNumeric() || rows.dimension(1) == 0) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "MAHALANOBIS takes rows of numbers, got " + rows.type() + " of shape "
                            + Arrays.toString(rows.shape()));
        }
        double[] values = rows.doubles();
        int features = rows.dimension(1);
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) <= LARGEST)) { // so that NaN is refused too
                throw new SeldonException(
                        Reason.BAD_DATA,
                        "MAHALANOBIS takes finite numbers of a size up to " + LARGEST + ", got another in row "
                                + i / features + ", column " + i % features);
            }
        }
        return values;
    }
}
