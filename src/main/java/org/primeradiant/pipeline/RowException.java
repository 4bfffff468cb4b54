package org.primeradiant.pipeline;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Thrown if a row of a table cannot be used. Carries the row's index, so that code that knows where the table came
 * from can name the row to its sender.
 */
public final class RowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int row;

    private RowException(int row, String message) {
        super(message);
        this.row = row;
    }

    /** For the row as a whole. */
    static RowException of(int row, String what) {
        return new RowException(row, what);
    }

    /**
     * For the value of one feature.
     *
     * @param what what is wrong with the value, never the value itself, which may be personal data
     */
    static RowException of(String feature, int row, String what) {
        return new RowException(row, "feature '" + feature + "' " + what);
    }

    /** The index of the row in its table, from 0. */
    public int row() {
        return row;
    }

    /**
     * The error for the caller.
     *
     * @param first index of the table's first row in the request, from 0
     */
    SeldonException toCaller(int first) {
        return new SeldonException(Reason.BAD_DATA, "pipeline: row " + (first + row) + ": " + getMessage(), this);
    }
}
