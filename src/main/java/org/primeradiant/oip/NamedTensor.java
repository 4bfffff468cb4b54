package org.primeradiant.oip;

import jakarta.json.JsonValue;
import java.util.Map;

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
        String name, Datatype datatype, int[] shape, Object array, Map<String, JsonValue> parameters) {}
