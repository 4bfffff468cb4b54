package org.primeradiant.onnx;

import java.util.Arrays;
import java.util.List;

/** Compares the shape of a value with the one that the model declares. */
final class Shapes {
    private Shapes() {}

    /**
     * The shape in which the model gets the value. It is the given one, except that a value with one dimension less
     * than the model's is a single row, if the first dimension allows one.
     *
     * @throws org.primeradiant.api.SeldonException if the model does not take this shape
     */
    static long[] fitting(InputReader reader, Slot slot, int... given) {
        List<Long> declared = slot.shape();
        if (declared.isEmpty()) { // the file may declare none; the library checks it then
            return longs(given, 0);
        }
        long[] shape = longs(given, given.length == declared.size() - 1 ? 1 : 0);
        for (int axis = 0; axis < declared.size(); axis++) {
            boolean fits =
                    shape.length == declared.size() && (declared.get(axis) < 0 || declared.get(axis) == shape[axis]);
            if (!fits) {
                throw reader.bad("takes input '" + slot.name() + "' as " + slot.type() + " of shape " + declared
                        + ", got shape " + Arrays.toString(given));
            }
        }
        return shape;
    }

    private static long[] longs(int[] given, int leading) {
        long[] shape = new long[leading + given.length];
        Arrays.fill(shape, 0, leading, 1);
        for (int axis = 0; axis < given.length; axis++) {
            shape[leading + axis] = given[axis];
        }
        return shape;
    }
}
