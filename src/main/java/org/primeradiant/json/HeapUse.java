package org.primeradiant.json;

import org.primeradiant.api.Tensor;

/**
 * Adds up what one message takes of the heap while it is decoded, and asks for it in steps. What is added are the
 * sizes of objects on a 64-bit JVM with compressed references, rounded up; {@code HeapUseTest} compares them with
 * what decoding allocates. Not thread-safe.
 */
public final class HeapUse {
    /** A reference in a list that grows. */
    public static final int SLOT = 12;

    /** A number of a primitive array, and its copy in the array of a component. */
    public static final int NUMBER = 2 * Double.BYTES;

    /** A row of an array of arrays. */
    static final int ROW = 40;

    /** A list or object of JSON without its elements. */
    public static final int JSON_CONTAINER = 160;

    /** A number of JSON. */
    public static final int JSON_NUMBER = 72;

    /** A member of an object or entry of a map without its name and value. */
    public static final int MEMBER = 64;

    /** A small object, such as a metric or a dimension. */
    public static final int OBJECT = 64;

    /** Elements that even the shortest message may have without sending them: a small tensor of zeros, say. */
    static final int LEAST_UNSENT = 256;

    private static final int TEXT = 56;
    private static final int STEP = 16 << 10;

    private final Allowance allowance;
    private final int mostUnsent;
    private long owed;

    /**
     * Of a message of which nothing has been decoded.
     *
     * @param sent how many bytes came
     */
    public HeapUse(Allowance allowance, int sent) {
        this.allowance = allowance;
        this.mostUnsent = Math.max(sent, LEAST_UNSENT);
    }

    /** The most elements, or rows without elements, that a shape may have and were not sent: as many as bytes came. */
    public int mostUnsent() {
        return mostUnsent;
    }

    /**
     * Adds bytes, before they are taken.
     *
     * @throws org.primeradiant.api.SeldonException if the allowance has no more
     */
    public void add(long bytes) {
        owed += bytes;
        if (owed >= STEP) {
            long due = owed;
            owed = 0;
            allowance.take(due);
        }
    }

    /** Adds a text of so many bytes in UTF-8. */
    public void addText(int length, boolean isAscii) {
        add(TEXT + (isAscii ? length : 2L * length));
    }

    /** Adds the rows of a tensor, which a component may take as arrays. */
    public void addRows(Tensor tensor) {
        long rows = 1;
        for (int axis = 0; axis < tensor.rank() - 1; axis++) {
            rows *= tensor.dimension(axis);
        }
        add(ROW * rows);
    }
}
