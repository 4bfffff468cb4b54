package org.primeradiant.onnx;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Tensor;

/** Nested lists of JSON, such as {@code [[1, 2], [3, 4]]}, as a tensor of JSON values. */
final class NestedList {
    /** More dimensions than any model has; the walk recurses at each. */
    private static final int DEEPEST = 32;

    private final int[] shape;
    private final List<JsonValue> elements = new ArrayList<>();

    private NestedList(int... shape) {
        this.shape = shape;
    }

    /**
     * The tensor of nested lists; of the shape {@code {}} for a single value.
     *
     * @throws IllegalArgumentException if lists of the same level differ in length or depth, or are nested too deeply
     */
    static Tensor tensor(JsonValue value) {
        List<Integer> lengths = new ArrayList<>();
        JsonValue first = value;
        while (first instanceof JsonArray array) {
            lengths.add(array.size());
            first = array.isEmpty() ? JsonValue.NULL : array.get(0);
            if (lengths.size() > DEEPEST) {
                throw new IllegalArgumentException("lists are nested deeper than " + DEEPEST);
            }
        }
        NestedList list =
                new NestedList(lengths.stream().mapToInt(Integer::intValue).toArray());
        list.add(value, 0);
        return Tensor.wrap(list.shape, list.elements.toArray(JsonValue[]::new));
    }

    private void add(JsonValue value, int axis) {
        if (axis == shape.length && !(value instanceof JsonArray)) {
            elements.add(value);
            return;
        }
        if (axis == shape.length || !(value instanceof JsonArray array) || array.size() != shape[axis]) {
            throw new IllegalArgumentException("nested lists must have equal lengths and depths");
        }
        for (JsonValue element : array) {
            add(element, axis + 1);
        }
    }
}
