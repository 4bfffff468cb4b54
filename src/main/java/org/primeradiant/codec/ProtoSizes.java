package org.primeradiant.codec;

import java.util.Arrays;
import org.primeradiant.protobuf.ProtoBody;

/**
 * Sizes of nested parts, in the order in which they are written. The measuring pass stores them for the writing pass,
 * so that nothing is measured twice.
 */
final class ProtoSizes {
    private int[] sizes = new int[8];
    private int count;

    /** Reserves a place for the size of a part whose own parts are measured next. */
    int reserve() {
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        return count++;
    }

    /** Stores a size in its place and returns it. */
    long set(int place, long size) {
        sizes[place] = ProtoBody.checkedSize(size);
        return size;
    }

    /** Returns a cursor at the first size. */
    Cursor cursor() {
        return new Cursor();
    }

    /** A position in the sizes. */
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
