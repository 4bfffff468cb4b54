package org.primeradiant.trees;

import java.util.Arrays;

/** Leaves with a linear model each, as LightGBM's {@code linear_tree} grows them. Immutable once built. */
final class LinearLeaves implements LeafValues {
    private double[] values = new double[16];
    private double[] constants = new double[16];
    private int[] starts = new int[17];
    private int[] features = new int[16];
    private double[] coefficients = new double[16];
    private int size;

    /**
     * Stores a leaf; returns the reference to it.
     *
     * @param value the leaf's value if one of its features is missing
     */
    long add(double value, double constant, int[] leafFeatures, double[] leafCoefficients, int from, int to) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            constants = Arrays.copyOf(constants, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size + 1);
        }
        int start = starts[size];
        int end = Math.addExact(start, to - from);
        if (end > features.length) {
            features = Arrays.copyOf(features, end + (end >> 1));
            coefficients = Arrays.copyOf(coefficients, end + (end >> 1));
        }
        System.arraycopy(leafFeatures, from, features, start, to - from);
        System.arraycopy(leafCoefficients, from, coefficients, start, to - from);
        values[size] = value;
        constants[size] = constant;
        starts[++size] = end;
        return size - 1;
    }

    @Override
    public void add(long leaf, double[] rows, int offset, double[] sums, int first, int output) {
        sums[first + output] += value((int) leaf, rows, offset);
    }

    private double value(int leaf, double[] rows, int offset) {
        double value = constants[leaf];
        for (int i = starts[leaf]; i < starts[leaf + 1]; i++) {
            double x = rows[offset + features[i]];
            if (Double.isNaN(x)) {
                return values[leaf];
            }
            value += coefficients[i] * x;
        }
        return value;
    }
}
