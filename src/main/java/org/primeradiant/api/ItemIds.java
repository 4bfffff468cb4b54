package org.primeradiant.api;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Item ids in order; duplicates are allowed. Immutable and thread-safe. */
public final class ItemIds {
    /** No items. */
    public static final ItemIds NONE = new ItemIds(new long[0]);

    private final long[] ids;

    private ItemIds(long[] ids) {
        this.ids = ids;
    }

    /** Copies the ids. */
    public static ItemIds of(long... ids) {
        return ids.length == 0 ? NONE : new ItemIds(ids.clone());
    }

    /** Number of ids. */
    public int size() {
        return ids.length;
    }

    public boolean isEmpty() {
        return ids.length == 0;
    }

    /**
     * The id at an index.
     *
     * @param index from 0, inclusive, to {@link #size()}, exclusive
     * @throws IndexOutOfBoundsException if the index is out of range
     */
    public long at(int index) {
        return ids[index];
    }

    /** Whether the id is contained; a linear search. */
    public boolean contains(long id) {
        for (long known : ids) {
            if (known == id) {
                return true;
            }
        }
        return false;
    }

    /** The ids in order. */
    public LongStream stream() {
        return Arrays.stream(ids);
    }

    /** The ids in order; a copy. */
    public long[] toArray() {
        return ids.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemIds items && Arrays.equals(ids, items.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return Arrays.toString(ids);
    }
}
