package org.primeradiant.recommender;

import java.util.Arrays;

/**
 * Distinct numbers, counted from 0 in the order in which they were added, and found again without boxing.
 *
 * <p>Open addressing with linear probing, at most half full. Not thread-safe while something is added.
 */
public final class LongIndex {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private long[] values;
    private int size;
    private int[] slots; // 1 + the place of a value; 0 is free
    private int shift;

    /** An empty one with room for so many. */
    public LongIndex(int expected) {
        values = new long[Math.max(4, expected)];
        makeSlots(Math.max(8, Integer.highestOneBit(Math.max(1, expected)) << 2));
    }

    /** The distinct ones of these, in their order. */
    public static LongIndex of(long... values) {
        LongIndex index = new LongIndex(values.length);
        for (long value : values) {
            index.add(value);
        }
        return index;
    }

    /** The place of the value, which is added if it is not there. */
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

    /** The place of the value, or -1. */
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
