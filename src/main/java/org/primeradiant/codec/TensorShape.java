package org.primeradiant.codec;

import java.util.Arrays;

/** Matches a declared shape with the actual number of elements. */
final class TensorShape {
    private TensorShape() {}

    /**
     * Returns the shape with its -1, if any, replaced by the length that fits.
     *
     * @param lengths the declared lengths in its first {@code rank} elements
     * @param size the number of elements
     * @param maxRows the maximum number of rows in a shape without elements: a few bytes must not make code that
     *     iterates over empty rows run without end
     * @throws IllegalArgumentException if the shape does not fit; the message is meant to follow the field's name
     */
    static int[] of(int[] lengths, int rank, int size, int maxRows) {
        int[] shape = Arrays.copyOf(lengths, rank);
        int inferred = -1;
        for (int axis = 0; axis < rank; axis++) {
            if (shape[axis] < -1 || shape[axis] == -1 && inferred >= 0) {
                throw new IllegalArgumentException("may have one length of -1 and no other negative length");
            }
            if (shape[axis] == -1) {
                inferred = axis;
                shape[axis] = 1;
            }
        }
        long declared = product(shape, Math.max(size, maxRows));
        if (inferred >= 0) {
            shape[inferred] = declared == 0 || size % declared != 0 ? -1 : (int) (size / declared);
            declared = shape[inferred] < 0 ? -1 : size;
        }
        if (declared != size) {
            throw new IllegalArgumentException("does not fit the " + size + " values");
        }
        return shape;
    }

    private static long product(int[] shape, int limit) {
        long product = 1;
        for (int length : shape) {
            product *= length;
            if (product > limit) {
                throw new IllegalArgumentException("is larger than the message");
            }
        }
        return product;
    }
}
