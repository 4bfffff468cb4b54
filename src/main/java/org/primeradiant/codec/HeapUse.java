package org.primeradiant.codec;

import org.primeradiant.api.Tensor;

/**
 * Adds up what one message takes of the heap while it is decoded, and asks for it in steps. What is added are the
 * sizes of objects on a 64-bit JVM with compressed references, rounded up; {@code HeapUseTest} compares them with
 * what decoding allocates. Not thread-safe.
 */
final class HeapUse {
    /** A reference in a list that grows. */
    static final int SLOT = 12;

    /** A number of a primitive array, and its copy in the array of a component. */
    static final int NUMBER = 2 * Double.BYTES;

    /** A row of an array of arrays. */
    static final int ROW = 40;

    /** A message with its {@code meta} and {@code status}. */
    static final int MESSAGE = 320;

    /** A list or object of JSON without its elements. */
    static final int JSON_CONTAINER = 160;

    /** A number of JSON. */
    static final int JSON_NUMBER = 72;

    /** A member of an object or entry of a map without its name and value. */
    static final int MEMBER = 64;

    /** A small object, such as a metric or a dimension. */
    static final int OBJECT = 64;

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
    HeapUse(Allowance allowance, int sent) {
        this.allowance = allowance;
        this.mostUnsent = Math.max(sent, LEAST_UNSENT);
    }

    /** The most elements, or rows without elements, that a shape may have and were not sent: as many as bytes came. */
    int mostUnsent() {
        return mostUnsent;
    }

    /**
     * Adds bytes, before they are taken.
     *
     * @throws org.primeradiant.api.SeldonException if the allowance has no more
     */
    void add(long bytes) {
        owed += bytes;
        if (owed >= STEP) {
            long due = owed;
            owed = 0;
            allowance.take(due);
        }
    }

    /** Adds a text of so many bytes in UTF-8. */
    void addText(int length, boolean isAscii) {
        add(TEXT + (isAscii ? length : 2L * length));
    }

    /** Adds the rows of a tensor, which a component may take as arrays. */
    void addRows(Tensor tensor) {
        long rows = 1;
        for (int axis = 0; axis < tensor.rank() - 1; axis++) {
            rows *= tensor.dimension(axis);
        }
        add(ROW * rows);
    }
}
