package org.primeradiant.train;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.primeradiant.components.SoftmaxFit;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.pipeline.Column;
import org.primeradiant.pipeline.LinearRegression;
import org.primeradiant.pipeline.LogisticRegression;
import org.primeradiant.pipeline.Numbers;
import org.primeradiant.pipeline.Regression;
import org.primeradiant.pipeline.Table;

/** Fits the model to the training rows as transformed by the steps. */
final class RegressionFit {
    /** Newton's method keeps a few square matrices of this size: for 3,000 weights, 72 MB each. */
    static final int MOST_WEIGHTS = 3000;

    private final Samples samples;
    private final double penalty;
    private final SoftmaxFit.Progress progress;

    RegressionFit(Samples samples, double penalty, SoftmaxFit.Progress progress) {
        this.samples = samples;
        this.penalty = penalty;
        this.progress = progress;
    }

    /**
     * Fits the model.
     *
     * @param table all rows, as transformed by the steps
     * @param training the rows to train on
     * @throws BadFileException if the fit fails
     */
    Regression run(Table table, int[] training) {
        double[][] rows = rows(table.select(training));
        return samples.target() instanceof Target.Classes classes
                ? logistic(table.names(), rows, classes, training)
                : linear(table.names(), rows, (Target.Amounts) samples.target(), training);
    }

    private static double[][] rows(Table table) {
        double[][] rows = new double[table.rows()][table.columns().size()];
        int place = 0;
        for (Column column : table.columns()) {
            for (int row = 0; row < rows.length; row++) {
                rows[row][place] = ((Numbers) column).value(row);
            }
            place++;
        }
        return rows;
    }

    private Regression linear(List<String> columns, double[][] rows, Target.Amounts target, int[] training) {
        double[] values = target.values(training);
        RidgeFit fit = RidgeFit.of(rows, values, penalty);
        return new LinearRegression(columns, target.name(), fit.intercept(), fit.coefficients());
    }

    private Regression logistic(List<String> columns, double[][] rows, Target.Classes target, int[] training) {
        int[] labels = Arrays.stream(training).map(target::label).toArray();
        int classes = target.classes().size();
        if (weights(classes, columns.size()) > MOST_WEIGHTS) {
            throw samples.sheet().wrong(tooLarge(classes, columns.size()));
        }
        // If both of two classes have weights, the penalty on the weights of their log-odds is only half as strong.
        double shared = classes == 2 ? 2 * penalty : penalty;
        try {
            return new LogisticRegression(
                    columns, target.classes(), new SoftmaxFit(rows, labels, classes).run(shared, progress));
        } catch (IllegalStateException e) {
            throw failed(e, "raise --penalty, or scale the features with --scaling standardise");
        } catch (MathIllegalArgumentException e) {
            throw failed(e, "scale the features with --scaling standardise");
        }
    }

    /** The number of weights of a logistic model. */
    static long weights(int classes, long columns) {
        return classes * (columns + 1);
    }

    /** The message for too many weights. */
    static String tooLarge(int classes, long columns) {
        return "the model would have " + weights(classes, columns) + " weights, " + classes + " classes times "
                + (columns + 1) + "; the maximum is " + MOST_WEIGHTS + "; leave columns out with --exclude";
    }

    private BadFileException failed(RuntimeException cause, String cure) {
        return new BadFileException(
                samples.sheet().file() + ": the model cannot be fitted (" + cause.getMessage() + "); " + cure, cause);
    }
}
