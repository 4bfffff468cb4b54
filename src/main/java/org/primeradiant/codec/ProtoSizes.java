package org.primeradiant.codec;

import java.util.Arrays;

/**
 * The sizes of nested parts, in the order in which they are written. The pass that adds sizes up leaves them here for the
 * pass that writes; so nothing is measured twice.
 */
final class ProtoSizes {
    private int[] sizes = new int[8];
    private int count;

    /** Keeps a place for the size of a part whose parts are measured next. */
    int reserve() {
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        return count++;
    }

    /** Fills a place; returns the size. */
    long set(int place, long size) {
        sizes[place] = ProtoBody.checkedSize(size);
        return size;
    }

    /** Reads the sizes from the first one on. */
    Cursor cursor() {
        return new Cursor();
    }

    /** A place in the sizes. */
    final class Cursor {
        private int next;

        int next() {
            return sizes[next++];
        }

        int peek() {
            return sizes[next];
        }
    }
}
