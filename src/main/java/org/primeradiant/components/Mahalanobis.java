package org.primeradiant.components;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Transformer;
import org.primeradiant.state.NodeState;
import org.primeradiant.state.Sums;

/**
 * Detects rows that are far from the rows before them. Starts untrained and learns from every row, so that its first
 * verdicts are poor. As a model it answers 1 for an outlier and 0 for any other row; as a transformer it passes the
 * rows through and puts the same verdicts into the tag {@code outlier-predictions}.
 *
 * <p>Takes n rows of m finite numbers, with the same m in every request. Rows are processed in order, whether they
 * come in one request or in several:
 *
 * <ol>
 *   <li>The score is the squared Mahalanobis distance of the unclipped row from the mean of all rows before it,
 *       within the first {@code n_components} principal components of their covariance. It is 0 for the first
 *       {@code n_components} + 3 rows (or m + 3, if that is less) and as long as the rows have not varied.
 *       {@link OutlierStatistics} says how old the components may be.
 *   <li>The row is an outlier if its score is above {@code threshold}. After many rows, the scores of normal rows
 *       follow a chi-squared distribution with {@code n_components} degrees of freedom.
 *   <li>The row updates mean and covariance. The first {@code start_clip} rows count unchanged; in later rows each
 *       number is first clipped to within {@code n_stdev} standard deviations of its feature's mean, so that outliers
 *       move the statistics little. With {@code max_n}, a row counts as if only that many had come before it, so that
 *       old rows fade.
 * </ol>
 *
 * <p>Features of large scale dominate the components: standardize them first. The time per row grows with the square
 * of m, that of a decomposition with the cube. Each request reports gauges: {@code is_outlier} and
 * {@code outlier_score}, the means over its rows; {@code nb_outliers}, {@code observation} and
 * {@code fraction_outliers} over all rows so far; {@code threshold}. A request without rows reports nothing.
 * Thread-safe: rows are learned one at a time, while any number of threads score against immutable state.
 *
 * <p>Source: Mahalanobis, "On the generalised distance in statistics", 1936; Welford, "Note on a method for
 * calculating corrected sums of squares and products", 1962; behavior follows {@code
 * components/outlier-detection/mahalanobis/OutlierMahalanobis.py} in earlier versions of Seldon Core. Differences:
 * there, a request was projected onto the components of a covariance that included the request itself, so that the
 * verdict on a row depended on the other rows of its request; and clipping began one row later.
 */
public final class Mahalanobis implements Model<Tensor, Tensor>, Transformer<Tensor, Tensor> {
    /** The largest magnitude whose products and sums stay finite. */
    private static final double LARGEST = 1e60;

    private final Settings settings;
    private final JsonProvider json;
    private final Optional<SharedMoments> moments;
    private final AtomicReference<OutlierStatistics> learnt;
    private final AtomicLong outliers = new AtomicLong();

    /**
     * Settings of the detector.
     *
     * @param threshold score above which a row is an outlier, 0 or more
     * @param components maximum number of principal components, 1 or more
     * @param deviations number of standard deviations beyond which numbers are clipped, above 1: with less, the
     *     deviation would shrink to nothing
     * @param startClip number of rows learned without clipping
     * @param mostRows window size in rows, above {@code components} + 2; or -1 for no window
     */
    record Settings(double threshold, int components, double deviations, int startClip, int mostRows) {
        static final Settings USUAL = new Settings(25, 3, 3, 50, -1);

        Settings {
            if (mostRows != -1 && mostRows - 2L <= components) {
                throw new IllegalArgumentException("MAHALANOBIS: max_n must be -1 or above " + (components + 2L)
                        + ", which is n_components + 2, got " + mostRows);
            }
        }

        /** The window size in rows; {@link Long#MAX_VALUE} without a window. */
        long window() {
            return mostRows == -1 ? Long.MAX_VALUE : mostRows;
        }
    }

    /** Creates a detector that keeps what it learns, unless it has a window. */
    Mahalanobis(Settings settings, JsonProvider json, NodeState state) {
        this(settings, json, Optional.of(new SharedMoments(state)).filter(moments -> settings.mostRows() == -1));
        moments.ifPresent(shared -> {
            reload(shared);
            state.observe(() -> reload(shared));
        });
    }

    Mahalanobis(Settings settings, JsonProvider json) {
        this(settings, json, Optional.empty());
    }

    private Mahalanobis(Settings settings, JsonProvider json, Optional<SharedMoments> moments) {
        this.moments = moments;
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

    private void reload(SharedMoments shared) {
        Sums known = shared.known(learnt.get().seen().features());
        if (known.count(0) > 0) {
            RunningCovariance seen = RunningCovariance.of(known);
            learnt.updateAndGet(before -> before.of(seen));
            outliers.set(known.count(1));
        }
    }

    private long[] detect(Tensor rows, Call call) {
        double[] values = values(rows);
        int features = rows.dimension(1);
        long[] found = new long[rows.dimension(0)];
        boolean shares = moments.isPresent() && SharedMoments.fits(features) && found.length > 0;
        SharedMoments.Builder sums = new SharedMoments.Builder(shares ? features : 0);
        double scores = 0;
        for (int i = 0; i < found.length; i++) {
            double[] row = Arrays.copyOfRange(values, i * features, (i + 1) * features);
            OutlierStatistics before = learnt.getAndUpdate(now -> now.with(row));
            double score = before.score(row);
            if (shares) {
                sums.add(before.clipped(row));
            }
            scores += score;
            found[i] = score > settings.threshold() ? 1 : 0;
        }
        if (shares) {
            moments.get().add(sums, Arrays.stream(found).sum());
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
            if (!(Math.abs(values[i]) <= LARGEST)) { // negated, to reject NaN too
                throw new SeldonException(
                        Reason.BAD_DATA,
                        "MAHALANOBIS takes finite numbers of magnitude up to " + LARGEST
                                + ", got NaN, infinity or a larger one in row " + i / features + ", column "
                                + i % features);
            }
        }
        return values;
    }
}
