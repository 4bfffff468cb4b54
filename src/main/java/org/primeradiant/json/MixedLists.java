package org.primeradiant.json;

import jakarta.json.JsonValue;
import java.util.Arrays;
import org.primeradiant.api.Tensor;

/**
 * Reads nested lists of any elements and promotes them as numpy does: one float makes all elements doubles, one
 * string makes all strings, null or an object leaves every element a JSON value. Walks the lists twice: first to
 * determine the shape and the kinds of elements, then to fill one array.
 */
final class MixedLists {
    private final JsonScanner scanner;
    private final String field;
    private final int[] shape;
    private int size;

    /** Handles the element at the cursor. */
    private interface ElementReader {
        void read(JsonScanner scanner, int index);
    }

    private MixedLists(JsonScanner scanner, String field) {
        this.scanner = scanner;
        this.field = field;
        this.shape = new int[NumberLists.rank(scanner)];
        Arrays.fill(shape, -1);
    }

    /** Reads the value at the cursor, which is known to be well-formed. */
    static Tensor read(JsonScanner scanner, String field) {
        int from = scanner.position();
        MixedLists lists = new MixedLists(scanner, field);
        ElementKinds kinds = new ElementKinds();
        lists.walk(0, (at, index) -> kinds.add(at));
        scanner.moveTo(from);
        for (int axis = 1; axis < lists.shape.length; axis++) {
            lists.shape[axis] = Math.max(lists.shape[axis], 0);
        }
        return Tensor.wrap(lists.shape, lists.array(kinds));
    }

    private Object array(ElementKinds kinds) {
        int length = size;
        size = 0;
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
        walk(0, (at, index) -> values[index] = Elements.asDouble(at));
        return values;
    }

    private long[] longs(int length) {
        long[] values = new long[length];
        walk(0, (at, index) -> values[index] = Elements.asLong(at));
        return values;
    }

    private boolean[] booleans(int length) {
        boolean[] values = new boolean[length];
        walk(0, (at, index) -> values[index] = Elements.asLong(at) != 0);
        return values;
    }

    private String[] strings(int length) {
        String[] values = new String[length];
        walk(0, (at, index) -> values[index] = Elements.asString(at));
        return values;
    }

    private JsonValue[] values(int length, boolean numbers) {
        JsonValue[] values = new JsonValue[length];
        walk(0, (at, index) -> values[index] = numbers ? Elements.asNumber(at) : JsonValues.readElement(at));
        return values;
    }

    private void walk(int level, ElementReader reader) {
        byte next = scanner.peek();
        if (level == shape.length) {
            if (next == '[') {
                throw scanner.error(field + " is ragged: a list where others have a single value");
            }
            reader.read(scanner, size++);
            return;
        }
        if (next != '[') {
            throw scanner.error(field + " is ragged: a single value where others have a list");
        }
        int from = scanner.position();
        scanner.enter();
        int length = 0;
        while (scanner.more(']')) {
            walk(level + 1, reader);
            length++;
        }
        if (shape[level] >= 0 && shape[level] != length) {
            scanner.moveTo(from);
            throw scanner.error(
                    field + " is ragged: a list of " + length + " where another has " + shape[level] + " elements");
        }
        shape[level] = length;
    }
}
