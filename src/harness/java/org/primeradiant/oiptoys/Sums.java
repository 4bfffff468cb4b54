package org.primeradiant.oiptoys;

import org.primeradiant.api.Tensor;

/** Sums of rows. */
public final class Sums {
    private Sums() {}

    /** The sums along the last axis, of shape {@code [n, 1]}; {@code [1]} if there is no other axis. */
    public static Tensor of(Tensor tensor) {
        int rank = tensor.rank();
        int width = rank == 0 ? 1 : tensor.dimension(rank - 1);
        int rows = 1;
        for (int axis = 0; axis < rank - 1; axis++) {
            rows *= tensor.dimension(axis);
        }
        double[] sums = new double[rows];
        double[] values = tensor.doubles();
        for (int i = 0; i < values.length; i++) {
            sums[i / width] += values[i];
        }
        return Tensor.of(rank < 2 ? new int[] {1} : new int[] {rows, 1}, sums);
    }
}
