package org.primeradiant.oip;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.HeapUse;

/**
 * Reads requests without JSON, whose body is the bytes of the model's only input. Its shape is the declared one, in
 * which one length may be unknown and follows from the size; if two are and one of them is the first, the request is a
 * batch of one, as it always is in Triton.
 */
public final class RawRequest {
    /** More than any number of elements; products stop here. */
    private static final long BEYOND = 1L << 31;

    private RawRequest() {}

    /**
     * Reads the input.
     *
     * @param offset where its bytes begin; they end with the body
     * @param declaredShape length of each dimension; -1 for any length
     * @throws SeldonException {@link Reason#BAD_DATA} if the bytes do not fit the shape, or it has too many unknown
     *     lengths, or as thrown by the allowance
     */
    public static NamedTensor input(
            byte[] body, int offset, String name, Datatype datatype, List<Long> declaredShape, Allowance allowance) {
        Label label = new Label("input", name);
        int length = body.length - offset;
        int elements = datatype == Datatype.BYTES
                ? BinaryTexts.count(body, offset, length, label)
                : elements(datatype, length, label);
        int[] shape = shape(declaredShape, elements, label);
        new HeapUse(allowance, length).addRows(shape);
        Object array = BinaryElements.read(datatype, body, offset, length, elements, allowance, label);
        return new NamedTensor(name, datatype, shape, array, Map.of());
    }

    private static int elements(Datatype datatype, int length, Label label) {
        if (length % datatype.size() != 0) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    label + " must have " + datatype.size() + " bytes for each element of " + datatype + ", got "
                            + length + " bytes");
        }
        return length / datatype.size();
    }

    private static int[] shape(List<Long> declared, int elements, Label label) {
        long[] lengths = declared.stream().mapToLong(Long::longValue).toArray();
        long unknown = Arrays.stream(lengths).filter(length -> length < 0).count();
        if (unknown == 2 && lengths[0] < 0) {
            lengths[0] = 1;
        } else if (unknown > 1) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    label + " has the shape " + declared + ": a body without JSON can have one unknown length only");
        }
        return filled(lengths, elements, declared, label);
    }

    private static int[] filled(long[] lengths, int elements, List<Long> declared, Label label) {
        long known = 1;
        for (long length : lengths) {
            known = length < 0 ? known : Math.min(known * Math.min(length, BEYOND), BEYOND);
        }
        long unknown = known == 0 ? 0 : elements / known;
        int[] shape = new int[lengths.length];
        long product = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            long length = lengths[axis] < 0 ? unknown : Math.min(lengths[axis], BEYOND - 1);
            shape[axis] = (int) length;
            product = Math.min(product * length, BEYOND);
        }
        if (product != elements) {
            throw new SeldonException(
                    Reason.BAD_DATA, label + " has the shape " + declared + ", got " + elements + " elements");
        }
        return shape;
    }
}
