package org.primeradiant.train;

import java.util.Arrays;
import org.primeradiant.recommender.SparseRows;

/** Writes a sparse matrix, one row after the other. */
final class RowsBuilder {
    private final int[] starts;
    private final int[] columns;
    private final float[] values;
    private int rows;
    private int size;

    /** An empty one with room for so many rows and entries, and for values of them if they are not all 1. */
    RowsBuilder(int rows, int entries, boolean hasValues) {
        starts = new int[rows + 1];
        columns = new int[entries];
        values = new float[hasValues ? entries : 0];
    }

    /** Adds an entry to the row that is being written; the value is left out if all are 1. */
    void add(int column, float value) {
        columns[size] = column;
        if (values.length > 0) {
            values[size] = value;
        }
        size++;
    }

    /** How many entries the row that is being written has so far. */
    int rowLength() {
        return size - starts[rows];
    }

    void endRow() {
        rows++;
        starts[rows] = size;
    }

    /** The matrix, once all rows are written. */
    SparseRows build() {
        float[] kept = values.length == 0 ? values : Arrays.copyOf(values, size);
        return new SparseRows(starts, Arrays.copyOf(columns, size), kept);
    }
}
