package org.primeradiant.microservice;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.util.random.RandomGenerator;

/**
 * The unique ids of the latest answers: the last {@link #KEPT} at least, and twice as many at most. Keeps 64 bits of
 * each, in 4 MiB altogether. The hash has a secret key, so that nobody can make up an id that passes for another.
 * Thread-safe.
 *
 * <p>The younger of two tables is filled, and replaces the older one when it is full. So nothing is ever removed from a
 * table, which would be slow with open addressing.
 */
final class RecentPuids {
    /** How many answers are remembered at least. */
    static final int KEPT = 100_000;

    private static final int SLOTS = 1 << 18; // 2.6 for each id, so that few collide
    private static final long[] UNUSED = {};

    private final HashFunction hash;

    // Guarded by this: a table that another thread is about to replace must not be written to.
    private long[] young = UNUSED;
    private long[] old = UNUSED;
    private int count;

    /** Takes no memory until the first id is added. */
    RecentPuids(RandomGenerator random) {
        this.hash = Hashing.sipHash24(random.nextLong(), random.nextLong());
    }

    void add(String puid) {
        long key = key(puid);
        synchronized (this) {
            if (young.length == 0) {
                young = new long[SLOTS];
            }
            int slot = slot(young, key);
            if (young[slot] == key) {
                return;
            }
            young[slot] = key;
            count++;
            if (count == KEPT) {
                old = young;
                young = UNUSED;
                count = 0;
            }
        }
    }

    boolean contains(String puid) {
        long key = key(puid);
        synchronized (this) {
            return contains(young, key) || contains(old, key);
        }
    }

    private static boolean contains(long[] table, long key) {
        return table.length > 0 && table[slot(table, key)] == key;
    }

    /** Never 0, which marks a free slot. */
    private long key(String puid) {
        long hashed = hash.hashUnencodedChars(puid).asLong();
        return hashed == 0 ? 1 : hashed;
    }

    /** The slot of the key, or the free one where it would be. */
    private static int slot(long[] table, long key) {
        int slot = (int) key & SLOTS - 1;
        while (table[slot] != 0 && table[slot] != key) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }
}
