package org.primeradiant.pipeline;

import java.util.List;

/** The model at the end of a pipeline: predicts from rows of numbers. Immutable. */
public sealed interface Regression permits LinearRegression, LogisticRegression {
    /** The names of the columns that it takes, in order. */
    List<String> columns();

    /** The names of the columns that it answers. */
    List<String> outputs();

    /**
     * Predicts one row.
     *
     * @param row as many numbers as there are columns
     * @return as many as there are outputs
     */
    double[] predict(double[] row);
}
