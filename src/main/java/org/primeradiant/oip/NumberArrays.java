package org.primeradiant.oip;

import java.util.Optional;
import org.primeradiant.api.Tensor;

/**
 * Converts numbers as the JSON scanner parses them, {@code double[]} or {@code long[]}, into the array of a datatype.
 * Returns an empty result for anything that is wrong or in doubt, which {@link JsonElements} then reads from the text.
 */
final class NumberArrays {
    /** Below it, a double that is whole is the number that was written. */
    private static final double EXACT = 0x1p53;

    private NumberArrays() {}

    /**
     * Returns the array of the datatype, which is the tensor's own if it has the type.
     *
     * @param strict whether NaN and the infinities are refused
     */
    static Optional<Object> of(Datatype datatype, Tensor numbers, boolean strict) {
        if (numbers.array() instanceof double[] doubles && strict && !areFinite(doubles)) {
            return Optional.empty();
        }
        return switch (datatype) {
            case FP64 -> Optional.of(numbers.doubles());
            case FP32 -> floats(numbers.array());
            case FP16, BF16 -> floats(datatype, numbers.doubles());
            case INT64, UINT64, UINT32 -> longs(WholeRange.of(datatype), numbers.array());
            case INT32, INT16, INT8, UINT16, UINT8 -> ints(WholeRange.of(datatype), numbers.array());
            case BOOL, BYTES -> Optional.empty();
        };
    }

    private static boolean areFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Object> floats(Object array) {
        if (array instanceof long[] longs) {
            float[] floats = new float[longs.length];
            for (int i = 0; i < longs.length; i++) {
                floats[i] = longs[i];
            }
            return Optional.of(floats);
        }
        return floats(Datatype.FP32, (double[]) array);
    }

    private static Optional<Object> floats(Datatype datatype, double... doubles) {
        float[] floats = new float[doubles.length];
        boolean overflows = false;
        for (int i = 0; i < doubles.length; i++) {
            floats[i] = HalfFloats.nearest(datatype, doubles[i]);
            overflows |= Float.isInfinite(floats[i]) && !Double.isInfinite(doubles[i]);
        }
        return overflows ? Optional.empty() : Optional.of(floats);
    }

    private static Optional<Object> longs(WholeRange range, Object array) {
        long least = range.leastLong();
        long most = range.mostLong();
        if (array instanceof long[] longs) {
            for (long value : longs) {
                if (value < least || value > most) {
                    return Optional.empty();
                }
            }
            return Optional.of(longs);
        }
        double[] doubles = (double[]) array;
        long[] longs = new long[doubles.length];
        for (int i = 0; i < doubles.length; i++) {
            longs[i] = (long) doubles[i];
            if (longs[i] != doubles[i] || Math.abs(doubles[i]) >= EXACT || longs[i] < least || longs[i] > most) {
                return Optional.empty();
            }
        }
        return Optional.of(longs);
    }

    private static Optional<Object> ints(WholeRange range, Object array) {
        int least = (int) range.leastLong();
        int most = (int) range.mostLong();
        if (array instanceof long[] longs) {
            int[] ints = new int[longs.length];
            for (int i = 0; i < longs.length; i++) {
                if (longs[i] < least || longs[i] > most) {
                    return Optional.empty();
                }
                ints[i] = (int) longs[i];
            }
            return Optional.of(ints);
        }
        double[] doubles = (double[]) array;
        int[] ints = new int[doubles.length];
        for (int i = 0; i < doubles.length; i++) {
            ints[i] = (int) doubles[i];
            if (ints[i] != doubles[i] || ints[i] < least || ints[i] > most) {
                return Optional.empty();
            }
        }
        return Optional.of(ints);
    }
}
