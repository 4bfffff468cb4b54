package org.primeradiant.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.primeradiant.api.Tensor;

/** Nested lists as JSON values, such as {@code [[1, 2], [3, 4]]}, to tensors and back. */
public final class NestedLists {
    /** More dimensions than any model has; the walk recurses at each. */
    private static final int DEEPEST = 32;

    private static final Set<ValueType> NUMBERS = EnumSet.of(ValueType.NUMBER, ValueType.NULL);
    private static final Set<ValueType> BOOLEANS = EnumSet.of(ValueType.TRUE, ValueType.FALSE);
    private static final Set<ValueType> STRINGS = EnumSet.of(ValueType.STRING);

    // Json.createArrayBuilder and similar methods look up their provider on every call.
    private static final JsonProvider JSON = JsonProvider.provider();

    private final int[] shape;
    private final List<JsonValue> elements = new ArrayList<>();

    private NestedLists(int... shape) {
        this.shape = shape;
    }

    /**
     * A tensor of the JSON values in nested lists; of the shape {@code {}} for a single value.
     *
     * @throws IllegalArgumentException if lists of the same level differ in length or depth, or are nested too deeply
     */
    public static Tensor values(JsonValue value) {
        List<Integer> lengths = new ArrayList<>();
        JsonValue first = value;
        while (first instanceof JsonArray array) {
            lengths.add(array.size());
            first = array.isEmpty() ? JsonValue.NULL : array.get(0);
            if (lengths.size() > DEEPEST) {
                throw new IllegalArgumentException("lists are nested deeper than " + DEEPEST);
            }
        }
        NestedLists lists =
                new NestedLists(lengths.stream().mapToInt(Integer::intValue).toArray());
        lists.add(value, 0);
        return Tensor.wrap(lists.shape, lists.elements.toArray(JsonValue[]::new));
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

    /**
     * JSON values of one kind in an array of their own type: longs if all are whole numbers, other numbers as doubles
     * with NaN for null, strings, or booleans. Returns values of several kinds, and objects, as they are.
     */
    public static Object narrowed(JsonValue... values) {
        Set<ValueType> kinds = EnumSet.noneOf(ValueType.class);
        boolean whole = true;
        for (JsonValue value : values) {
            kinds.add(value.getValueType());
            whole = whole && value instanceof JsonNumber number && isLong(number);
        }
        if (NUMBERS.containsAll(kinds)) {
            return whole && values.length > 0 ? longs(values) : doubles(values);
        }
        if (STRINGS.containsAll(kinds)) {
            return strings(values);
        }
        return BOOLEANS.containsAll(kinds) ? booleans(values) : values;
    }

    private static boolean isLong(JsonNumber number) {
        return !(number instanceof NonFinite)
                && number.isIntegral()
                && number.bigIntegerValue().bitLength() < Long.SIZE;
    }

    private static long[] longs(JsonValue... values) {
        long[] longs = new long[values.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = ((JsonNumber) values[i]).longValue();
        }
        return longs;
    }

    private static double[] doubles(JsonValue... values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i] instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
        }
        return doubles;
    }

    private static String[] strings(JsonValue... values) {
        String[] strings = new String[values.length];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = ((JsonString) values[i]).getString();
        }
        return strings;
    }

    private static boolean[] booleans(JsonValue... values) {
        boolean[] booleans = new boolean[values.length];
        for (int i = 0; i < booleans.length; i++) {
            booleans[i] = values[i].getValueType() == ValueType.TRUE;
        }
        return booleans;
    }

    /** An object from each name to the tensor as nested lists, as {@link #of}. */
    public static JsonObject object(Map<String, Tensor> tensors) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        tensors.forEach((name, tensor) -> object.add(name, of(tensor)));
        return object.build();
    }

    /** The tensor as nested lists; null stands for NaN and the infinities, which JSON does not have. */
    public static JsonValue of(Tensor tensor) {
        return list(withoutNonFinite(tensor), 0, new int[1]);
    }

    private static JsonValue list(Tensor tensor, int axis, int... next) {
        if (axis == tensor.rank()) {
            return tensor.jsonAt(next[0]++);
        }
        JsonArrayBuilder list = JSON.createArrayBuilder();
        for (int i = 0; i < tensor.dimension(axis); i++) {
            list.add(list(tensor, axis + 1, next));
        }
        return list.build();
    }

    /**
     * The tensor itself if all its numbers are finite; else its elements as JSON values, with null for NaN and the
     * infinities.
     */
    public static Tensor withoutNonFinite(Tensor tensor) {
        if (!hasNonFinite(tensor)) {
            return tensor;
        }
        JsonValue[] values = new JsonValue[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            JsonValue value = tensor.jsonAt(i);
            values[i] = value instanceof NonFinite ? JsonValue.NULL : value;
        }
        return Tensor.wrap(tensor.shape(), values);
    }

    private static boolean hasNonFinite(Tensor tensor) {
        return switch (tensor.type()) {
            case DOUBLE -> hasNonFinite((double[]) tensor.array());
            case FLOAT -> hasNonFinite((float[]) tensor.array());
            case JSON -> hasNonFinite((JsonValue[]) tensor.array());
            case LONG, INT, BOOLEAN, STRING -> false;
        };
    }

    private static boolean hasNonFinite(double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNonFinite(float... values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNonFinite(JsonValue... values) {
        for (JsonValue value : values) {
            if (value instanceof NonFinite) {
                return true;
            }
        }
        return false;
    }
}
