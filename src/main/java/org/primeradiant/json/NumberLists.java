package org.primeradiant.json;

import java.util.Arrays;
import org.primeradiant.api.Tensor;

/**
 * Reads nested lists of numbers only straight into one primitive array: the path that almost every request takes.
 * Gives up without an error on anything else, which {@link MixedLists} then reads from the beginning.
 */
abstract class NumberLists {
    static final int NOT_MINE = -1;

    final byte[] bytes;
    final int end;
    private final int[] shape;
    int count;

    NumberLists(JsonScanner scanner, int rank) {
        this.bytes = scanner.bytes();
        this.end = scanner.end();
        this.shape = new int[rank];
        Arrays.fill(shape, -1);
    }

    /** Reads the numbers of one innermost list; returns the position after the list, or {@link #NOT_MINE}. */
    abstract int row(int from);

    /** The array, trimmed to the elements that were read. */
    abstract Object array();

    /** Reads the value at the cursor, or leaves the cursor there and returns {@code other}. */
    static Tensor read(JsonScanner scanner, Tensor other) {
        int rank = rank(scanner);
        if (rank == 0 || scanner.depth() + rank > JsonScanner.MAX_DEPTH) {
            return other;
        }
        NumberRegion region = NumberRegion.at(scanner);
        scanner.use().add((long) HeapUse.NUMBER * region.elements());
        if (!region.isDecimal()) {
            NumberLists longs = new LongLists(scanner, rank, region.elements());
            if (longs.succeeds(scanner)) {
                return longs.tensor();
            }
        }
        NumberLists doubles = new DoubleLists(scanner, rank, region.elements());
        return doubles.succeeds(scanner) ? doubles.tensor() : other;
    }

    /** Nesting depth of the first element, at most one more than the maximum. */
    static int rank(JsonScanner scanner) {
        int rank = 0;
        int at = scanner.position();
        while (at < scanner.end() && rank <= JsonScanner.MAX_DEPTH) {
            byte b = scanner.bytes()[at++];
            if (b == '[') {
                rank++;
            } else if (!JsonScanner.isSpace(b)) {
                break;
            }
        }
        return rank;
    }

    private boolean succeeds(JsonScanner scanner) {
        int after = list(scanner.position(), 0);
        if (after == NOT_MINE) {
            return false;
        }
        scanner.moveTo(after);
        return true;
    }

    private Tensor tensor() {
        return Tensor.wrap(shape, array());
    }

    private int list(int from, int level) {
        if (level == shape.length - 1) {
            int before = count;
            int after = row(from + 1);
            return after != NOT_MINE && fits(level, count - before) ? after : NOT_MINE;
        }
        int length = 0;
        int at = from;
        do {
            at = space(at + 1);
            if (at(at) != '[') {
                return NOT_MINE;
            }
            at = list(at, level + 1);
            if (at == NOT_MINE) {
                return NOT_MINE;
            }
            at = space(at);
            length++;
        } while (at(at) == ',');
        return at(at) == ']' && fits(level, length) ? at + 1 : NOT_MINE;
    }

    private boolean fits(int level, int length) {
        if (shape[level] < 0) {
            shape[level] = length;
        }
        return shape[level] == length;
    }

    final byte at(int position) {
        return position < end ? bytes[position] : 0;
    }

    final int space(int from) {
        int at = from;
        while (at < end && bytes[at] <= ' ' && JsonScanner.isSpace(bytes[at])) {
            at++;
        }
        return at;
    }
}
