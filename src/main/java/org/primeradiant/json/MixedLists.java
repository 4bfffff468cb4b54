package org.primeradiant.json;

import jakarta.json.JsonValue;
import org.primeradiant.api.Tensor;

/**
 * Reads nested lists of any elements and promotes them as numpy does: one float makes all elements doubles, one
 * string makes all strings, null or an object leaves every element a JSON value. Walks the lists twice: first to
 * determine the shape and the kinds of elements, then to fill one array.
 */
final class MixedLists {
    private final JsonScanner scanner;
    private final String field;
    private final int from;

    private MixedLists(JsonScanner scanner, String field) {
        this.scanner = scanner;
        this.field = field;
        this.from = scanner.position();
    }

    /** Reads the value at the cursor, which is known to be well-formed. */
    static Tensor read(JsonScanner scanner, String field) {
        MixedLists lists = new MixedLists(scanner, field);
        ElementKinds kinds = new ElementKinds();
        int[] shape = lists.walk((at, index) -> kinds.add(at));
        return Tensor.wrap(shape, lists.array(kinds));
    }

    private int[] walk(ListWalk.ElementReader reader) {
        scanner.moveTo(from);
        return ListWalk.walk(scanner, field, reader);
    }

    private Object array(ElementKinds kinds) {
        int length = kinds.count();
        scanner.use().add((long) HeapUse.NUMBER * length);
        return switch (kinds.type()) {
            case DOUBLE, FLOAT -> doubles(length);
            case LONG, INT -> longs(length);
            case BOOLEAN -> booleans(length);
            case STRING -> strings(length);
            case JSON -> values(length, kinds.hasNumbersOnly());
        };
    }

    private double[] doubles(int length) {
        double[] values = new double[length];
        walk((at, index) -> values[index] = Elements.asDouble(at));
        return values;
    }

    private long[] longs(int length) {
        long[] values = new long[length];
        walk((at, index) -> values[index] = Elements.asLong(at));
        return values;
    }

    private boolean[] booleans(int length) {
        boolean[] values = new boolean[length];
        walk((at, index) -> values[index] = Elements.asLong(at) != 0);
        return values;
    }

    private String[] strings(int length) {
        String[] values = new String[length];
        walk((at, index) -> values[index] = Elements.asString(at));
        return values;
    }

    private JsonValue[] values(int length, boolean numbers) {
        JsonValue[] values = new JsonValue[length];
        walk((at, index) -> values[index] = numbers ? Elements.asNumber(at) : JsonValues.readElement(at));
        return values;
    }
}
