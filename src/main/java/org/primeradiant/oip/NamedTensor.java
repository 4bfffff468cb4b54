package org.primeradiant.oip;

import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.Map;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/**
 * An input or output of a model. Nobody writes to the arrays, which are not copied.
 *
 * @param name its name; never empty
 * @param datatype the datatype of its elements
 * @param shape length of each dimension, outermost first; their product is the number of elements
 * @param array the elements in row-major order, in one of the arrays that {@link Datatype} names
 * @param parameters further members, such as {@code content_type}: strings, numbers and booleans
 */
public record NamedTensor(
        String name, Datatype datatype, int[] shape, Object array, Map<String, JsonValue> parameters) {
    /** Number of elements. */
    int count() {
        return Array.getLength(array);
    }

    /**
     * The elements as a component gets them; shares the array.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if they are bytes that are no text
     */
    Tensor tensor() {
        if (array instanceof byte[][]) {
            throw new SeldonException(Reason.BAD_DATA, "the elements of " + name + " must be UTF-8");
        }
        return Tensor.wrap(shape, array);
    }
}
