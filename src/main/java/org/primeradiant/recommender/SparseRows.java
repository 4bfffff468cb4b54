package org.primeradiant.recommender;

/**
 * A sparse matrix of positive numbers, stored by row. Immutable.
 *
 * <p>The entries of all rows form one sequence; those of row r are at the places from {@code start(r)} to
 * {@code end(r)}, exclusive.
 */
public final class SparseRows {
    private final int[] starts;
    private final int[] columns;
    private final float[] values; // empty if all are 1

    /**
     * Takes ownership of the arrays.
     *
     * @param starts start of each row, followed by the end of the last row
     * @param columns column of each entry
     * @param values value of each entry; empty if all are 1
     */
    public SparseRows(int[] starts, int[] columns, float[] values) {
        this.starts = starts;
        this.columns = columns;
        this.values = values;
    }

    public int rows() {
        return starts.length - 1;
    }

    /** The number of entries in all rows. */
    public int size() {
        return columns.length;
    }

    public int start(int row) {
        return starts[row];
    }

    public int end(int row) {
        return starts[row + 1];
    }

    public int length(int row) {
        return starts[row + 1] - starts[row];
    }

    public int column(int place) {
        return columns[place];
    }

    public float value(int place) {
        return values.length == 0 ? 1 : values[place];
    }

    public boolean hasValues() {
        return values.length > 0;
    }

    /**
     * The transposed matrix; the entries of each new row keep the order of the old rows.
     *
     * @param columnCount number of columns of this matrix
     */
    public SparseRows transposed(int columnCount) {
        int[] next = new int[columnCount + 1];
        for (int column : columns) {
            next[column + 1]++;
        }
        for (int column = 0; column < columnCount; column++) {
            next[column + 1] += next[column];
        }
        int[] newStarts = next.clone();
        int[] newColumns = new int[columns.length];
        float[] newValues = new float[values.length];
        for (int row = 0; row < rows(); row++) {
            for (int place = start(row); place < end(row); place++) {
                int target = next[columns[place]]++;
                newColumns[target] = row;
                if (hasValues()) {
                    newValues[target] = values[place];
                }
            }
        }
        return new SparseRows(newStarts, newColumns, newValues);
    }
}
