package org.primeradiant.train;

import java.util.Arrays;
import org.primeradiant.recommender.SparseRows;

/** The items similar to one item, most similar first. Immutable. */
final class Neighbourhood {
    private final long[] keys; // ascending: the inverted bits of the similarity, then the item

    private Neighbourhood(long[] keys) {
        this.keys = keys;
    }

    /** Encodes an item and its positive similarity as a number that sorts more similar, then smaller items first. */
    static long key(int item, float similarity) {
        return (long) ~Float.floatToIntBits(similarity) << 32 | item;
    }

    /** The best of the first {@code count} keys; sorts these in place. */
    static Neighbourhood best(int most, long[] keys, int count) {
        Arrays.sort(keys, 0, count);
        return new Neighbourhood(Arrays.copyOf(keys, Math.min(most, count)));
    }

    /** Joins the neighborhoods of all items into one matrix. */
    static SparseRows join(Neighbourhood... neighbourhoods) {
        int size = Math.toIntExact(
                Arrays.stream(neighbourhoods).mapToLong(one -> one.keys.length).sum());
        RowsBuilder rows = new RowsBuilder(neighbourhoods.length, size, true);
        for (Neighbourhood neighbourhood : neighbourhoods) {
            for (long key : neighbourhood.keys) {
                rows.add((int) key, Float.intBitsToFloat(~(int) (key >> 32)));
            }
            rows.endRow();
        }
        return rows.build();
    }
}
