package org.primeradiant.json;

import org.primeradiant.api.Tensor;

/**
 * A field that holds nested lists. A value of numbers only is parsed at once; any other value is skipped, and parsed
 * only if the field turns out to be the one in effect.
 *
 * @param position where the value begins; {@link #ABSENT} if the field is missing
 * @param numbers the parsed value; {@link #UNREAD} if it contains anything but numbers
 */
public record ArrayField(int position, Tensor numbers) {
    public static final int ABSENT = -1;

    private static final Tensor UNREAD = Tensor.of(new int[] {0}, new double[0]);

    /** A missing field. */
    public static final ArrayField NONE = new ArrayField(ABSENT, UNREAD);

    /** Consumes the value at the cursor. */
    public static ArrayField pass(JsonScanner scanner) {
        scanner.peek();
        int position = scanner.position();
        Tensor numbers = NumberLists.read(scanner, UNREAD);
        if (numbers == UNREAD) {
            scanner.skip();
        }
        return new ArrayField(position, numbers);
    }

    /** Skips the value at the cursor, which is not expected to consist of numbers. */
    public static ArrayField skip(JsonScanner scanner) {
        scanner.peek();
        return new ArrayField(scanner.skipped(), UNREAD);
    }

    /** Whether the value consists of numbers only, which {@link #numbers()} has. */
    public boolean isNumeric() {
        return numbers != UNREAD;
    }

    public boolean isPresent() {
        return position != ABSENT;
    }

    /**
     * Returns the value as a tensor, parsing it now if {@link #pass} skipped it; that moves the cursor.
     *
     * @param field the field's path, for errors
     * @throws org.primeradiant.api.SeldonException if its lists are ragged
     */
    public Tensor tensor(JsonScanner scanner, String field) {
        if (isNumeric()) {
            return numbers;
        }
        scanner.moveTo(position);
        return MixedLists.read(scanner, field);
    }
}
