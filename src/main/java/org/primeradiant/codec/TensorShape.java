package org.primeradiant.codec;

import java.util.Arrays;

/** Fits a declared shape to the elements that are really there. */
final class TensorShape {
    private TensorShape() {}

    /**
     * The shape with its -1, if any, replaced by the length that fits.
     *
     * @param lengths the declared lengths in its first {@code rank} elements
     * @param size the number of elements
     * @param maxRows the most rows that a shape without elements may have: what walks over empty rows would else be made
     *     to work without end by a few bytes
     * @throws IllegalArgumentException if it does not fit, saying how it is wrong
     */
    static int[] of(int[] lengths, int rank, int size, int maxRows) {
        int[] shape = Arrays.copyOf(lengths, rank);
        int inferred = -1;
        for (int axis = 0; axis < rank; axis++) {
            if (shape[axis] < -1 || shape[axis] == -1 && inferred >= 0) {
                throw new IllegalArgumentException("may have one length of -1 and no other below 0");
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
