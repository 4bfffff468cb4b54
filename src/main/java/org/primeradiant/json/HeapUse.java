package org.primeradiant.json;

import org.primeradiant.api.Tensor;

/**
 * Counts the heap that one message takes while it is decoded, and requests it in steps of 16 KiB or more. Sizes are
 * those of objects on a 64-bit JVM with compressed references, in bytes and rounded up; {@code HeapUseTest} compares
 * them with what decoding allocates. Not thread-safe.
 */
public final class HeapUse {
    /** A reference in a growing list. */
    public static final int SLOT = 12;

    /** A number in a primitive array, and its copy in a component's array. */
    public static final int NUMBER = 2 * Double.BYTES;

    /** A row of an array of arrays. */
    static final int ROW = 40;

    /** A JSON list or object without its elements. */
    public static final int JSON_CONTAINER = 160;

    /** A JSON number. */
    public static final int JSON_NUMBER = 72;

    /** An object's member or a map's entry, without name and value. */
    public static final int MEMBER = 64;

    /** A small object, such as a metric or a dimension. */
    public static final int OBJECT = 64;

    /** Elements that even the shortest message may declare without sending them, such as a small tensor of zeros. */
    static final int LEAST_UNSENT = 256;

    private static final int TEXT = 56;
    private static final int STEP = 16 << 10;

    private final Allowance allowance;
    private final int mostUnsent;
    private long owed;

    /**
     * Starts the count for a message.
     *
     * @param sent size of the message in bytes
     */
    public HeapUse(Allowance allowance, int sent) {
        this.allowance = allowance;
        this.mostUnsent = Math.max(sent, LEAST_UNSENT);
    }

    /**
     * The most elements, or rows without elements, that a shape may declare without sending them: as many as the
     * message has bytes, but at least {@link #LEAST_UNSENT}.
     */
    public int mostUnsent() {
        return mostUnsent;
    }

    /**
     * Counts bytes that are about to be allocated.
     *
     * @throws org.primeradiant.api.SeldonException if the allowance refuses them
     */
    public void add(long bytes) {
        owed += bytes;
        if (owed >= STEP) {
            long due = owed;
            owed = 0;
            allowance.take(due);
        }
    }

    /**
     * Counts a string.
     *
     * @param length number of UTF-8 bytes, or of chars, of which there are never more
     */
    public void addText(int length, boolean isAscii) {
        add(TEXT + (isAscii ? length : 2L * length));
    }

    /** Counts the rows of a tensor, which a component may take as an array of arrays. */
    public void addRows(Tensor tensor) {
        addRows(tensor.shape());
    }

    /** Counts the rows of a tensor of the given shape, which a component may take as an array of arrays. */
    public void addRows(int[] shape) {
        long rows = 1;
        for (int axis = 0; axis < shape.length - 1; axis++) {
            rows *= shape[axis];
        }
        add(ROW * rows);
    }
}
