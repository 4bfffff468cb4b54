package org.primeradiant.trees;

import java.util.Arrays;

/** Leaves with a float for each output, as XGBoost's {@code multi_output_tree} grows them. Immutable once built. */
final class VectorLeaves implements LeafValues {
    private final int outputs;
    private float[] values = new float[0];
    private int size;

    VectorLeaves(int outputs) {
        this.outputs = outputs;
    }

    /** Stores the vectors of a tree; returns the reference to the first one. */
    long add(double[] vectors, float weight) {
        int from = size;
        size = Math.addExact(size, vectors.length);
        if (size > values.length) {
            values = Arrays.copyOf(values, Math.max(size, values.length + (values.length >> 1)));
        }
        for (int i = 0; i < vectors.length; i++) {
            values[from + i] = weight * (float) vectors[i];
        }
        return from;
    }

    @Override
    public void add(long leaf, double[] rows, int offset, double[] sums, int first, int output) {
        for (int i = 0; i < outputs; i++) {
            sums[first + i] = (float) (sums[first + i] + values[(int) leaf + i]);
        }
    }
}
