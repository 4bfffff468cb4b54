package org.primeradiant.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.primeradiant.recommender.LongIndex;

/** Collects interactions, at 8 to 20 bytes each, and sorts them. */
final class InteractionsBuilder {
    /** Maximum number of interactions: the size limit of an array. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private final LongIndex users = new LongIndex(1 << 10);
    private final LongIndex items = new LongIndex(1 << 10);
    private final boolean hasTimes;
    private final boolean hasWeights;
    private int[] rowUsers = new int[0];
    private int[] rowItems = new int[0];
    private long[] rowTimes = new long[0];
    private float[] rowWeights = new float[0];
    private int size;

    /**
     * Creates an empty builder.
     *
     * @param hasTimes whether times order the interactions; otherwise insertion order does
     * @param hasWeights whether weights count; otherwise each is 1
     */
    InteractionsBuilder(boolean hasTimes, boolean hasWeights) {
        this.hasTimes = hasTimes;
        this.hasWeights = hasWeights;
    }

    /** Adds an interaction; there must be fewer than {@link #MOST}. */
    void add(long user, long item, long time, float weight) {
        makeRoom();
        rowUsers[size] = users.add(user);
        rowItems[size] = items.add(item);
        if (hasTimes) {
            rowTimes[size] = time;
        }
        if (hasWeights) {
            rowWeights[size] = weight;
        }
        size++;
    }

    private void makeRoom() {
        if (size < rowUsers.length) {
            return;
        }
        int room = (int) Math.min(MOST, Math.max(1 << 10, size + (long) (size >> 1)));
        rowUsers = Arrays.copyOf(rowUsers, room);
        rowItems = Arrays.copyOf(rowItems, room);
        rowTimes = Arrays.copyOf(rowTimes, hasTimes ? room : 0);
        rowWeights = Arrays.copyOf(rowWeights, hasWeights ? room : 0);
    }

    int size() {
        return size;
    }

    /**
     * Sorts the interactions; call it only once. Of several interactions of a user with the same
     * item, the latest counts.
     *
     * @param maxHistory number of latest items of each user that count
     */
    Interactions build(int maxHistory) {
        LongIndex ids = sortedItems();
        int[] starts = new int[users.size() + 1];
        int[] rows = rowsByUser(starts);
        int[] lastUser = new int[ids.size()]; // 1 + the user last seen with the item
        RowsBuilder histories = new RowsBuilder(users.size(), size, hasWeights);
        for (int user = 0; user < users.size(); user++) {
            sortByTime(rows, starts[user], starts[user + 1]);
            for (int i = starts[user + 1] - 1; i >= starts[user] && histories.rowLength() < maxHistory; i--) {
                int item = rowItems[rows[i]];
                if (lastUser[item] != user + 1) {
                    lastUser[item] = user + 1;
                    histories.add(item, hasWeights ? rowWeights[rows[i]] : 1);
                }
            }
            histories.endRow();
        }
        return new Interactions(ids, histories.build());
    }

    /** Sorts the ids, so that a model does not depend on the order of the rows, and renumbers the items in the rows. */
    private LongIndex sortedItems() {
        long[] ids = items.toArray();
        Arrays.sort(ids);
        LongIndex sorted = LongIndex.of(ids);
        int[] places = new int[ids.length];
        for (int item = 0; item < places.length; item++) {
            places[item] = sorted.find(items.at(item));
        }
        for (int row = 0; row < size; row++) {
            rowItems[row] = places[rowItems[row]];
        }
        return sorted;
    }

    private int[] rowsByUser(int[] starts) {
        for (int row = 0; row < size; row++) {
            starts[rowUsers[row] + 1]++;
        }
        for (int user = 0; user < users.size(); user++) {
            starts[user + 1] += starts[user];
        }
        int[] next = starts.clone();
        int[] rows = new int[size];
        for (int row = 0; row < size; row++) {
            rows[next[rowUsers[row]]++] = row;
        }
        return rows;
    }

    private void sortByTime(int[] rows, int start, int end) {
        if (!hasTimes || isSorted(rows, start, end)) {
            return;
        }
        int[] sorted = Arrays.stream(rows, start, end)
                .boxed()
                .sorted(Comparator.comparingLong(row -> rowTimes[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, rows, start, sorted.length);
    }

    private boolean isSorted(int[] rows, int start, int end) {
        return IntStream.range(start + 1, end).allMatch(i -> rowTimes[rows[i - 1]] <= rowTimes[rows[i]]);
    }
}
