package org.primeradiant.recommender;

import java.util.Arrays;

/**
 * Gives distinct numbers consecutive places from 0, in insertion order, and finds them again without boxing.
 *
 * <p>Open addressing with linear probing, at most half full. Not thread-safe while values are being added.
 */
public final class LongIndex {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private long[] values;
    private int size;
    private int[] slots; // 1 + the place of a value; 0 if free
    private int shift;

    /** Creates an empty index with room for the expected number of values. */
    public LongIndex(int expected) {
        values = new long[Math.max(4, expected)];
        makeSlots(Math.max(8, Integer.highestOneBit(Math.max(1, expected)) << 2));
    }

    /** Creates an index of the distinct values, in order of first appearance. */
    public static LongIndex of(long... values) {
        LongIndex index = new LongIndex(values.length);
        for (long value : values) {
            index.add(value);
        }
        return index;
    }

    /** Adds the value if it is absent, and returns its place. */
    public int add(long value) {
        int slot = slot(value);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1) + 1);
        }
        values[size] = value;
        size++;
        slots[slot] = size;
        if (size > slots.length >> 1) {
            rehash();
        }
        return size - 1;
    }

    /** The place of the value, or -1 if it is absent. */
    public int find(long value) {
        return slots[slot(value)] - 1;
    }

    boolean contains(long value) {
        return slots[slot(value)] != 0;
    }

    public long at(int place) {
        return values[place];
    }

    public int size() {
        return size;
    }

    /** A copy of the values. */
    public long[] toArray() {
        return Arrays.copyOf(values, size);
    }

    private int slot(long value) {
        int mask = slots.length - 1;
        int slot = (int) (((value ^ value >>> 32) * GOLDEN_RATIO) >>> shift);
        while (slots[slot] != 0 && values[slots[slot] - 1] != value) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void rehash() {
        makeSlots(slots.length << 1);
        for (int place = 0; place < size; place++) {
            slots[slot(values[place])] = place + 1;
        }
    }

    private void makeSlots(int count) {
        slots = new int[count];
        shift = 64 - Integer.numberOfTrailingZeros(count);
    }
}
