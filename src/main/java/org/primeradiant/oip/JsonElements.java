package org.primeradiant.oip;

import java.math.BigInteger;
import java.util.Arrays;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.JsonNumbers;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonStrings;
import org.primeradiant.json.ListWalk;

/**
 * Reads the elements of a tensor from JSON one by one: texts and truth values, and lists of numbers that
 * {@link NumberArrays} does not convert, such as those with nulls.
 */
final class JsonElements {
    private final JsonScanner scanner;
    private final Datatype datatype;
    private final int[] shape;
    private final int count;
    private final Label label;
    private final boolean strict;

    /**
     * Prepares to read.
     *
     * @param count number of elements, as the shape says
     * @param strict whether NaN and the infinities are refused
     */
    JsonElements(JsonScanner scanner, Datatype datatype, int[] shape, int count, Label label, boolean strict) {
        this.scanner = scanner;
        this.datatype = datatype;
        this.shape = shape;
        this.count = count;
        this.label = label;
        this.strict = strict;
    }

    /** Reads the list at the cursor, nested or not, into the array of the datatype. */
    Object read() {
        if (scanner.peek() != '[') {
            throw scanner.error("the data of " + label + " must be a list, got " + kind());
        }
        scanner.use().add((long) HeapUse.NUMBER * count);
        return switch (datatype) {
            case BOOL -> booleans();
            case FP64 -> doubles();
            case FP32, FP16, BF16 -> floats();
            case UINT64 -> Unsigned.array(longs(), scanner.use()::add);
            case INT64, UINT32 -> longs();
            case INT32, INT16, INT8, UINT16, UINT8 -> ints();
            case BYTES -> texts();
        };
    }

    private void walk(ListWalk.ElementReader reader) {
        int[] found = ListWalk.walk(scanner, "the data of " + label, (at, index) -> {
            if (index == count) {
                throw Shapes.misfit(label, shape, count, "more");
            }
            reader.read(at, index);
        });
        int size = Arrays.stream(found).reduce(1, (a, b) -> a * b);
        if (size != count) {
            throw Shapes.misfit(label, shape, count, String.valueOf(size));
        }
    }

    private boolean[] booleans() {
        boolean[] array = new boolean[count];
        walk((at, index) -> array[index] = truth());
        return array;
    }

    private boolean truth() {
        return switch (scanner.peek()) {
            case 't', 'f' -> word();
            case 'n', '"', '{', '[' -> throw refused("true or false", kind());
            default -> {
                int from = scanner.position();
                double value = JsonNumbers.readDouble(scanner, "an element of " + label);
                if (value != 0 && value != 1) {
                    scanner.moveTo(from);
                    throw refused("true, false, 1 or 0", "another number");
                }
                yield value == 1;
            }
        };
    }

    private boolean word() {
        boolean value = scanner.peek() == 't';
        scanner.literal(value ? "true" : "false");
        return value;
    }

    private double[] doubles() {
        double[] array = new double[count];
        walk((at, index) -> array[index] = number());
        return array;
    }

    private float[] floats() {
        float[] array = new float[count];
        walk((at, index) -> {
            at.peek();
            int from = at.position();
            double value = number();
            array[index] = HalfFloats.nearest(datatype, value);
            if (Float.isInfinite(array[index]) && !Double.isInfinite(value)) {
                at.moveTo(from);
                throw refused("within the range of " + datatype, "another number");
            }
        });
        return array;
    }

    /** Reads a number, or null as NaN. */
    private double number() {
        return switch (scanner.peek()) {
            case 'n' -> {
                scanner.literal("null");
                yield Double.NaN;
            }
            case 't', 'f', '"', '{', '[' -> throw refused("a number", kind());
            default -> {
                int from = scanner.position();
                double value = JsonNumbers.readDouble(scanner, "an element of " + label);
                if (strict && !Double.isFinite(value)) {
                    scanner.moveTo(from);
                    throw refused("finite, as RADIANT_STRICT_JSON demands", "another number");
                }
                yield value;
            }
        };
    }

    private long[] longs() {
        long[] array = new long[count];
        WholeRange range = WholeRange.of(datatype);
        walk((at, index) -> array[index] = whole(range).longValue());
        return array;
    }

    private int[] ints() {
        int[] array = new int[count];
        WholeRange range = WholeRange.of(datatype);
        walk((at, index) -> array[index] = whole(range).intValue());
        return array;
    }

    private BigInteger whole(WholeRange range) {
        return switch (scanner.peek()) {
            case 't', 'f', 'n', '"', '{', '[' -> throw refused("a whole number", kind());
            default -> {
                int from = scanner.position();
                BigInteger value = JsonNumbers.readWhole(scanner, "an element of " + label);
                if (!range.contains(value)) {
                    scanner.moveTo(from);
                    throw refused("a whole number " + range, "another number");
                }
                yield value;
            }
        };
    }

    private String[] texts() {
        String[] array = new String[count];
        walk((at, index) -> {
            if (at.peek() != '"') {
                throw refused("a string", kind());
            }
            array[index] = JsonStrings.read(at);
        });
        return array;
    }

    private SeldonException refused(String expected, String got) {
        return scanner.error("an element of " + label + ", " + datatype + ", must be " + expected + ", got " + got);
    }

    /** What kind of value is at the cursor; never the value itself, which may be personal data. */
    private String kind() {
        return switch (scanner.peek()) {
            case 't', 'f' -> "a truth value";
            case 'n' -> "null";
            case '"' -> "a string";
            case '{' -> "an object";
            case '[' -> "a list";
            default -> "a number";
        };
    }
}
