package org.primeradiant.api;

import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;

/**
 * A dense array of any rank, in row-major order: the shape {@code {n, m}} is n rows of m features, {@code {n}} a
 * vector, {@code {}} a single value. The elements are in one flat array, whose element type is {@link #type()}.
 *
 * <p>Immutable and thread-safe as long as nobody writes to a {@linkplain #wrap wrapped} array or to the result of
 * {@link #array()}.
 */
public final class Tensor {
    private final int[] shape;
    private final ElementType type;
    private final Object array;

    private Tensor(int[] shape, Object array) {
        this.type = ElementType.of(array);
        int size = size(shape);
        if (size != Array.getLength(array)) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " needs " + size + " values, got " + Array.getLength(array));
        }
        this.shape = shape;
        this.array = array;
    }

    /**
     * Copies doubles into a tensor.
     *
     * @param shape length of each dimension, outermost first
     * @param values the elements, in row-major order; as many as the product of {@code shape}
     * @throws IllegalArgumentException if the counts differ or a dimension is negative
     */
    public static Tensor of(int[] shape, double... values) {
        return new Tensor(shape.clone(), values.clone());
    }

    /** Copies floats into a tensor; see {@link #of(int[], double...)}. */
    public static Tensor of(int[] shape, float... values) {
        return new Tensor(shape.clone(), values.clone());
    }

    /** Copies longs into a tensor; see {@link #of(int[], double...)}. */
    public static Tensor of(int[] shape, long... values) {
        return new Tensor(shape.clone(), values.clone());
    }

    /** Copies ints into a tensor; see {@link #of(int[], double...)}. */
    public static Tensor of(int[] shape, int... values) {
        return new Tensor(shape.clone(), values.clone());
    }

    /** Copies booleans into a tensor; see {@link #of(int[], double...)}. */
    public static Tensor of(int[] shape, boolean... values) {
        return new Tensor(shape.clone(), values.clone());
    }

    /** Copies strings into a tensor; see {@link #of(int[], double...)}. No element may be null. */
    public static Tensor of(int[] shape, String... values) {
        return new Tensor(shape.clone(), withoutNull(values.clone()));
    }

    /** Copies JSON values into a tensor; see {@link #of(int[], double...)}. No element may be null. */
    public static Tensor of(int[] shape, JsonValue... values) {
        return new Tensor(shape.clone(), withoutNull(values.clone()));
    }

    /**
     * Copies rows into a two-dimensional tensor.
     *
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static Tensor of(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[Math.multiplyExact(rows.length, columns)];
        for (int row = 0; row < rows.length; row++) {
            checkRow(row, rows[row].length, columns);
            System.arraycopy(rows[row], 0, values, row * columns, columns);
        }
        return new Tensor(new int[] {rows.length, columns}, values);
    }

    /** Copies rows into a two-dimensional tensor; see {@link #of(double[][])}. */
    public static Tensor of(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[Math.multiplyExact(rows.length, columns)];
        for (int row = 0; row < rows.length; row++) {
            checkRow(row, rows[row].length, columns);
            System.arraycopy(rows[row], 0, values, row * columns, columns);
        }
        return new Tensor(new int[] {rows.length, columns}, values);
    }

    /**
     * Wraps the arrays without copying them. The caller must not write to them afterwards.
     *
     * <p>This holds even after the call: an answer is written to the network after the component's method has
     * returned, possibly while the next call runs. A component that refills one array on every call corrupts the
     * answers to other callers. Allocate a new array for each call, or copy with {@link #of(int[], double...)}.
     *
     * @param shape length of each dimension, outermost first
     * @param array the elements in row-major order, in an array of one of the types in {@link ElementType}; no element
     *     may be null
     * @throws IllegalArgumentException if the counts differ, a dimension is negative, or the array is of any other type
     */
    public static Tensor wrap(int[] shape, Object array) {
        return new Tensor(shape, array);
    }

    /** The type of the elements. */
    public ElementType type() {
        return type;
    }

    /** Length of each dimension, outermost first; a copy. */
    public int[] shape() {
        return shape.clone();
    }

    /** Number of dimensions; 0 for a single value. */
    public int rank() {
        return shape.length;
    }

    /**
     * Length of one dimension; 0 is the outermost.
     *
     * @throws IndexOutOfBoundsException if there is no such dimension
     */
    public int dimension(int axis) {
        return shape[axis];
    }

    /** Number of elements. */
    public int size() {
        return Array.getLength(array);
    }

    /** The element array itself, not a copy, with elements of {@link #type()}; callers must only read it. */
    public Object array() {
        return array;
    }

    /**
     * The elements as doubles, in row-major order: if the tensor holds doubles, its own array, which callers must only
     * read; otherwise a new one. Longs beyond 2^53 are rounded; booleans become 0 and 1.
     *
     * @throws IllegalStateException if the elements are strings or JSON values
     */
    public double[] doubles() {
        if (array instanceof double[] doubles) {
            return doubles;
        }
        double[] copy = new double[size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = doubleAt(i);
        }
        return copy;
    }

    /**
     * One element as a double.
     *
     * @param index its position in row-major order, from 0
     * @throws IndexOutOfBoundsException if there is no such element
     * @throws IllegalStateException if the elements are strings or JSON values
     */
    public double doubleAt(int index) {
        return switch (type) {
            case DOUBLE -> ((double[]) array)[index];
            case FLOAT -> ((float[]) array)[index];
            case LONG -> ((long[]) array)[index];
            case INT -> ((int[]) array)[index];
            case BOOLEAN -> ((boolean[]) array)[index] ? 1 : 0;
            case STRING, JSON -> throw new IllegalStateException("a tensor of type " + type + " holds no numbers");
        };
    }

    /**
     * One element as a JSON value; numbers keep their digits. NaN and the infinities, which JSON does not have, become
     * null. Needs no JSON provider.
     *
     * @param index its position in row-major order, from 0
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public JsonValue jsonAt(int index) {
        return switch (type) {
            case DOUBLE -> NumberValue.orNull(((double[]) array)[index]);
            case FLOAT -> NumberValue.orNull(((float[]) array)[index]);
            case LONG -> NumberValue.of(((long[]) array)[index]);
            case INT -> NumberValue.of(((int[]) array)[index]);
            case BOOLEAN -> ((boolean[]) array)[index] ? JsonValue.TRUE : JsonValue.FALSE;
            case STRING -> new TextValue(((String[]) array)[index]);
            case JSON -> ((JsonValue[]) array)[index];
        };
    }

    /**
     * The same elements in another shape; shares the array.
     *
     * @throws IllegalArgumentException if the new shape has a different number of elements
     */
    public Tensor reshape(int... newShape) {
        return new Tensor(newShape.clone(), array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && Arrays.equals(shape, tensor.shape)
                && Arrays.deepEquals(new Object[] {array}, new Object[] {tensor.array});
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.deepHashCode(new Object[] {array});
    }

    /** Shows type and shape, but not the elements, which may be personal data. */
    @Override
    public String toString() {
        return "Tensor[" + type + " " + Arrays.toString(shape) + "]";
    }

    private static int size(int[] shape) {
        boolean empty = false;
        long size = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("a dimension must be 0 or more, got " + Arrays.toString(shape));
            }
            empty |= length == 0;
            size = Math.min(size * Math.max(length, 1), Integer.MAX_VALUE + 1L);
        }
        if (!empty && size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a tensor must have " + Integer.MAX_VALUE
                    + " values or fewer, got shape " + Arrays.toString(shape));
        }
        return empty ? 0 : (int) size;
    }

    private static <T> T[] withoutNull(T[] values) {
        for (T value : values) {
            Objects.requireNonNull(value, "element");
        }
        return values;
    }

    private static void checkRow(int row, int length, int columns) {
        if (length != columns) {
            throw new IllegalArgumentException(
                    "row " + row + " must have " + columns + " values like row 0, got " + length);
        }
    }
}
