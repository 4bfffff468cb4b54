package org.primeradiant.pipeline;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** A row of a table cannot be used. Says which, so that whoever knows where the table came from can tell its owner. */
public final class RowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int row;

    private RowException(int row, String message) {
        super(message);
        this.row = row;
    }

    /** The row as a whole. */
    static RowException of(int row, String what) {
        return new RowException(row, what);
    }

    /**
     * The value of one feature.
     *
     * @param what what is wrong with it, never the value itself, which may be personal data
     */
    static RowException of(String feature, int row, String what) {
        return new RowException(row, "feature '" + feature + "' " + what);
    }

    public int row() {
        return row;
    }

    /**
     * What a caller is told.
     *
     * @param first the table's first row, as the caller counts them from 0
     */
    SeldonException toCaller(int first) {
        return new SeldonException(Reason.BAD_DATA, "pipeline: row " + (first + row) + ": " + getMessage(), this);
    }
}
