package org.primeradiant.json;

import java.util.Arrays;

/** Walks nested lists, whose lists of one level must have the same length. */
public final class ListWalk {
    private final JsonScanner scanner;
    private final String field;
    private final int[] shape;
    private int size;

    /** Handles the element at the cursor. */
    public interface ElementReader {
        /**
         * Consumes the element.
         *
         * @param index its position in row-major order, from 0
         */
        void read(JsonScanner scanner, int index);
    }

    private ListWalk(JsonScanner scanner, String field) {
        this.scanner = scanner;
        this.field = field;
        this.shape = new int[NumberLists.rank(scanner)];
        Arrays.fill(shape, -1);
    }

    /**
     * Passes each element of the value at the cursor to a reader.
     *
     * @param field the field's path, for errors
     * @return length of each level, outermost first; 0 for levels below one without elements
     * @throws org.primeradiant.api.SeldonException if the lists are ragged
     */
    public static int[] walk(JsonScanner scanner, String field, ElementReader reader) {
        ListWalk lists = new ListWalk(scanner, field);
        lists.walk(0, reader);
        for (int axis = 1; axis < lists.shape.length; axis++) {
            lists.shape[axis] = Math.max(lists.shape[axis], 0);
        }
        return lists.shape;
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
