package org.primeradiant.recommender;

import java.util.Arrays;

/** The trained model of the recommender: similar items and popularity of each item. Immutable and thread-safe. */
public final class SimilarItems {
    /** The empty model, in use until one is loaded. */
    static final SimilarItems NONE = new SimilarItems(
            new LongIndex(0),
            new int[0],
            new SparseRows(new int[1], new int[0], new float[0]),
            new Provenance(0, 0, new TrainingOptions(1, 0, 1, 2)));

    private final LongIndex items;
    private final int[] popularity;
    private final SparseRows neighbours;
    private final Provenance origin;
    private final int[] mostPopular;

    /**
     * Takes ownership of the arguments.
     *
     * @param items ids of the items, in ascending order
     * @param popularity number of users who interacted with each item, 0 or more
     * @param neighbours for each item the similar items, most similar first, with their similarity in (0, 1]
     * @param origin training data and options
     * @throws IllegalArgumentException if the arguments are inconsistent or a value is out of range
     */
    public SimilarItems(LongIndex items, int[] popularity, SparseRows neighbours, Provenance origin) {
        check(items, popularity, neighbours);
        this.items = items;
        this.popularity = popularity;
        this.neighbours = neighbours;
        this.origin = origin;
        this.mostPopular = mostPopular(popularity);
    }

    private static void check(LongIndex items, int[] popularity, SparseRows neighbours) {
        if (items.size() != popularity.length || items.size() != neighbours.rows()) {
            throw new IllegalArgumentException(items.size() + " items need a popularity and neighbours each, got "
                    + popularity.length + " and " + neighbours.rows());
        }
        for (int users : popularity) {
            if (users < 0) {
                throw new IllegalArgumentException("a popularity must be 0 or more, got " + users);
            }
        }
        for (int place = 0; place < neighbours.size(); place++) {
            int item = neighbours.column(place);
            float similarity = neighbours.value(place);
            if (item < 0 || item >= items.size() || !(similarity > 0 && similarity <= 1)) {
                throw new IllegalArgumentException("a neighbour must be one of the " + items.size()
                        + " items with a similarity in (0, 1], got item " + item + " with " + similarity);
            }
        }
    }

    /**
     * Sorts one long per item: the inverted popularity in the upper half, the item, which ascends
     * with its id, in the lower.
     */
    private static int[] mostPopular(int[] popularity) {
        long[] keys = new long[popularity.length];
        for (int item = 0; item < keys.length; item++) {
            keys[item] = (long) ~popularity[item] << 32 | item;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** The number of items, which are numbered from 0. */
    public int size() {
        return items.size();
    }

    /** The item with the given id, or -1 if it is unknown. */
    public int find(long id) {
        return items.find(id);
    }

    public long id(int item) {
        return items.at(item);
    }

    /** The number of users who interacted with the item. */
    public int popularity(int item) {
        return popularity[item];
    }

    /** The item at a place in the ranking by popularity, most popular first; ties go to the smaller id. */
    public int mostPopular(int place) {
        return mostPopular[place];
    }

    public SparseRows neighbours() {
        return neighbours;
    }

    public Provenance origin() {
        return origin;
    }
}
