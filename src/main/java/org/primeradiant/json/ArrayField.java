package org.primeradiant.json;

import org.primeradiant.api.Tensor;

/**
 * A field that holds nested lists. It is read at once if it holds nothing but numbers; else it is passed, and read only if
 * it turns out to be the one that counts.
 *
 * @param position where its value begins; {@link #ABSENT} if there is no such field
 * @param numbers its numbers; {@link #UNREAD} if it holds anything else
 */
public record ArrayField(int position, Tensor numbers) {
    public static final int ABSENT = -1;

    private static final Tensor UNREAD = Tensor.of(new int[] {0}, new double[0]);

    /** No such field. */
    public static final ArrayField NONE = new ArrayField(ABSENT, UNREAD);

    /** Passes the value at the cursor. */
    public static ArrayField pass(JsonScanner scanner) {
        scanner.peek();
        int position = scanner.position();
        Tensor numbers = NumberLists.read(scanner, UNREAD);
        if (numbers == UNREAD) {
            scanner.skip();
        }
        return new ArrayField(position, numbers);
    }

    public boolean isPresent() {
        return position != ABSENT;
    }

    /** Reads what was passed. */
    public Tensor tensor(JsonScanner scanner, String field) {
        if (numbers != UNREAD) {
            return numbers;
        }
        scanner.moveTo(position);
        return MixedLists.read(scanner, field);
    }
}
