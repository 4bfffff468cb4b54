package org.primeradiant.oip;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/**
 * An input or output that a model declares.
 *
 * @param name its name
 * @param datatype its datatype
 * @param shape length of each dimension; -1 for any length
 */
public record DeclaredTensor(String name, Datatype datatype, List<Long> shape) {
    /**
     * Checks an input that has this one's name.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if it differs from what is declared
     */
    void check(NamedTensor input) {
        if (input.datatype() != datatype) {
            throw new SeldonException(
                    Reason.BAD_DATA, "the input " + name + " must be " + datatype + ", got " + input.datatype());
        }
        int[] lengths = input.shape();
        boolean fits = lengths.length == shape.size();
        for (int axis = 0; fits && axis < lengths.length; axis++) {
            fits = shape.get(axis) < 0 || shape.get(axis) == lengths[axis];
        }
        if (!fits) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "the input " + name + " must have the shape " + shape + ", -1 for any length, got "
                            + Arrays.toString(lengths));
        }
    }

    /** An output of this name and datatype with the elements of a component's tensor. */
    NamedTensor output(Tensor tensor) {
        return new NamedTensor(name, datatype, tensor.shape(), array(tensor), Map.of());
    }

    private Object array(Tensor tensor) {
        boolean isExact = tensor.type() == datatype.elements() && holdsNothingElse();
        return isExact ? tensor.array() : new DeclaredElements(this, tensor).array();
    }

    /** Whether every value of the array that holds the elements is one of the datatype. */
    private boolean holdsNothingElse() {
        return switch (datatype) {
            case UINT8, UINT16, UINT32, UINT64, INT8, INT16 -> false;
            case BOOL, INT32, INT64, FP16, BF16, FP32, FP64, BYTES -> true;
        };
    }
}
