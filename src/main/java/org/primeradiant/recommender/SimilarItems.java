package org.primeradiant.recommender;

import java.util.Arrays;

/** Which items are similar, and how popular each is: what the recommender has learnt. Immutable, and so thread-safe. */
public final class SimilarItems {
    /** No item at all, as long as no model is there. */
    static final SimilarItems NONE = new SimilarItems(
            new LongIndex(0),
            new int[0],
            new SparseRows(new int[1], new int[0], new float[0]),
            new Origin(0, 0, new TrainingOptions(1, 0, 1, 2)));

    private final LongIndex items;
    private final int[] popularity;
    private final SparseRows neighbours;
    private final Origin origin;
    private final int[] mostPopular;

    /**
     * Takes the arrays over.
     *
     * @param items the items' ids in ascending order
     * @param popularity how many users had to do with each item
     * @param neighbours for each item the similar ones, the most similar first, with their similarity in (0, 1]
     * @param origin where all this comes from
     * @throws IllegalArgumentException if they do not fit together
     */
    public SimilarItems(LongIndex items, int[] popularity, SparseRows neighbours, Origin origin) {
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

    /** As one number each: the popularity upside down in the upper half, the item, whose ids ascend, in the lower one. */
    private static int[] mostPopular(int[] popularity) {
        long[] keys = new long[popularity.length];
        for (int item = 0; item < keys.length; item++) {
            keys[item] = (long) ~popularity[item] << 32 | item;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** How many items are known; they are counted from 0. */
    public int size() {
        return items.size();
    }

    /** The item with an id, or -1. */
    public int find(long id) {
        return items.find(id);
    }

    public long id(int item) {
        return items.at(item);
    }

    /** How many users had to do with the item. */
    public int popularity(int item) {
        return popularity[item];
    }

    /** The item at a place in the list of all, the most popular first, the smaller id first of equal ones. */
    public int mostPopular(int place) {
        return mostPopular[place];
    }

    public SparseRows neighbours() {
        return neighbours;
    }

    public Origin origin() {
        return origin;
    }
}
