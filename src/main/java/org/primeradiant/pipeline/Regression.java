package org.primeradiant.pipeline;

import java.util.List;

/** The model at the end of a pipeline: predicts from rows of numbers. Immutable. */
public sealed interface Regression permits LinearRegression, LogisticRegression {
    /** Names of the columns that it takes, in order. */
    List<String> columns();

    /** Names of the columns that it answers, in order. */
    List<String> outputs();

    /**
     * Predicts one row.
     *
     * @param row one number per column
     * @return one number per output
     */
    double[] predict(double[] row);
}
