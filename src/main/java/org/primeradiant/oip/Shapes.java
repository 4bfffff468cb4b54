package org.primeradiant.oip;

import java.util.Arrays;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.JsonNumbers;
import org.primeradiant.json.JsonScanner;

/** The shapes that messages declare. */
final class Shapes {
    static final int MAX_RANK = 64;

    private Shapes() {}

    /** Reads the shape at the cursor. */
    static int[] read(JsonScanner scanner, Label label) {
        int[] lengths = new int[MAX_RANK];
        int rank = 0;
        scanner.enterList("the shape of " + label);
        while (scanner.more(']')) {
            if (rank == MAX_RANK) {
                throw scanner.error("the shape of " + label + " has more than " + MAX_RANK + " dimensions");
            }
            int from = scanner.position();
            lengths[rank] = JsonNumbers.readInt(scanner, "a length in the shape of " + label);
            if (lengths[rank] < 0) {
                scanner.moveTo(from);
                throw scanner.error("a length in the shape of " + label + " must be 0 or more, got " + lengths[rank]);
            }
            rank++;
        }
        return Arrays.copyOf(lengths, rank);
    }

    /**
     * Returns the number of elements of a shape without negative lengths.
     *
     * @param most the most elements, or rows without elements, that the message can have: a few bytes must not make
     *     code that iterates over empty rows run without end
     * @throws SeldonException {@link Reason#BAD_DATA} if there are more
     */
    static int count(int[] shape, int most, Label label) {
        long count = 1;
        for (int length : shape) {
            count *= length;
            if (count > most) {
                throw new SeldonException(
                        Reason.BAD_DATA,
                        "the shape of " + label + ", " + Arrays.toString(shape) + ", is larger than the message");
            }
        }
        return (int) count;
    }

    static SeldonException misfit(Label label, int[] shape, int count, String got) {
        return new SeldonException(
                Reason.BAD_DATA,
                "the shape of " + label + ", " + Arrays.toString(shape) + ", needs " + count + " elements, got " + got);
    }
}
