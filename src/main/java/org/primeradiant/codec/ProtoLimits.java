package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import java.util.Arrays;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.Limits;

/** Limits for every message, whoever sent it, and the exceptions for data that is not accepted. */
final class ProtoLimits {
    /** Maximum levels of lists and objects, and maximum dimensions of a tensor. */
    static final int DEPTH = Limits.DEPTH;

    // A level of objects takes three messages: Value, Struct and the map's entry.
    private static final int MESSAGES_PER_LEVEL = 3;

    private ProtoLimits() {}

    /** Raises a stream's recursion limit for generated classes, which count messages where we count levels. */
    static CodedInputStream deep(CodedInputStream in) {
        in.setRecursionLimit(MESSAGES_PER_LEVEL * (DEPTH + 1));
        return in;
    }

    static SeldonException badData(String message) {
        return new SeldonException(Reason.BAD_DATA, message);
    }

    static SeldonException badData(String message, Throwable cause) {
        return new SeldonException(Reason.BAD_DATA, message, cause);
    }

    static SeldonException tooDeep(Reason reason, String where) {
        return new SeldonException(reason, where + " is nested deeper than " + DEPTH + " levels");
    }

    /**
     * Returns the number of elements of a received shape.
     *
     * @param maxRows the maximum number of rows in a shape without elements; see {@link TensorShape}
     * @throws SeldonException if a dimension is negative, the product needs more than 31 bits, or there are too many
     *     rows without elements
     */
    static int elements(int[] shape, String where, int maxRows) {
        long size = 1;
        long rows = 1;
        for (int length : shape) {
            size *= length;
            rows *= Math.max(length, 1);
            if (length < 0 || rows > (size == 0 ? maxRows : Integer.MAX_VALUE)) {
                throw badData(where + " must have dimensions of 0 or more that are not too large, got "
                        + Arrays.toString(shape));
            }
        }
        return (int) size;
    }
}
