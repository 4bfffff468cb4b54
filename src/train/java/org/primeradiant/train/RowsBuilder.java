package org.primeradiant.train;

import java.util.Arrays;
import org.primeradiant.recommender.SparseRows;

/** Builds a sparse matrix row by row. */
final class RowsBuilder {
    private final int[] starts;
    private final int[] columns;
    private final float[] values;
    private int rows;
    private int size;

    /** Creates an empty builder with room for the given rows and entries, and for values unless they are all 1. */
    RowsBuilder(int rows, int entries, boolean hasValues) {
        starts = new int[rows + 1];
        columns = new int[entries];
        values = new float[hasValues ? entries : 0];
    }

    /** Adds an entry to the current row; the value is ignored if all are 1. */
    void add(int column, float value) {
        columns[size] = column;
        if (values.length > 0) {
            values[size] = value;
        }
        size++;
    }

    /** The number of entries in the current row so far. */
    int rowLength() {
        return size - starts[rows];
    }

    void endRow() {
        rows++;
        starts[rows] = size;
    }

    /** Builds the matrix, once all rows have ended. */
    SparseRows build() {
        float[] kept = values.length == 0 ? values : Arrays.copyOf(values, size);
        return new SparseRows(starts, Arrays.copyOf(columns, size), kept);
    }
}
