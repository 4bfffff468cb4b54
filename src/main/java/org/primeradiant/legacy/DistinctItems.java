package org.primeradiant.legacy;

import java.util.Arrays;
import org.primeradiant.api.ItemIds;

/**
 * Collects items in order, dropping duplicates and excluded items. A hash table over primitives, because a request may
 * bring lists of up to 100,000 items. Not thread-safe.
 */
final class DistinctItems {
    private static final int LEAST_CAPACITY = 64;

    // The golden ratio, from Knuth's multiplicative hashing: consecutive ids end up far apart.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** The excluded items, then those that were added. */
    private long[] items;

    private int count;
    private final int excluded;

    /** Indexes into {@code items}, plus 1; 0 for an empty slot. At least twice as long as {@code items}. */
    private int[] table;

    DistinctItems(ItemIds exclusions) {
        int capacity = Math.max(LEAST_CAPACITY, Integer.highestOneBit(exclusions.size()) << 1);
        items = new long[capacity];
        table = new int[capacity << 1];
        for (int i = 0; i < exclusions.size(); i++) {
            add(exclusions.at(i));
        }
        excluded = count;
    }

    void add(long item) {
        if (count == items.length) {
            grow();
        }
        int slot = slot(item);
        if (table[slot] == 0) {
            items[count++] = item;
            table[slot] = count;
        }
    }

    ItemIds ids() {
        return ItemIds.of(Arrays.copyOfRange(items, excluded, count));
    }

    /** The slot of the item, or the empty slot in which it belongs. */
    private int slot(long item) {
        int mask = table.length - 1;
        int slot = (int) (item * SPREAD >>> Integer.SIZE) & mask;
        while (table[slot] != 0 && items[table[slot] - 1] != item) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        items = Arrays.copyOf(items, count << 1);
        table = new int[items.length << 1];
        for (int i = 0; i < count; i++) {
            table[slot(items[i])] = i + 1;
        }
    }
}
