package org.primeradiant.train;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random interactions with a known structure: each item belongs to one group, and each user likes one group. With the
 * probability {@link #LOYALTY} a user takes an item of that group, otherwise any item. Items are drawn by Zipf's law,
 * with a popularity of 1 / rank^{@link #SKEW}, both within a group and overall. Item ids do not reveal the group.
 *
 * <p>To write a file: {@code mvn -q test-compile exec:java
 * -Dexec.mainClass=org.primeradiant.train.GeneratedInteractions -Dexec.args="interactions.csv 10000 1000 20"}, where
 * the numbers are users, items and interactions per user.
 */
public final class GeneratedInteractions {
    /** Probability that a user takes an item of the preferred group. */
    static final double LOYALTY = 0.7;

    /** Exponent of Zipf's law: 0 for equal popularity. */
    static final double SKEW = 0.8;

    private static final int ITEMS_A_GROUP = 50;
    private static final int FIRST_ID = 10_000;

    private final int users;
    private final int interactionsEach;
    private final Random random;
    private final int[] ids;
    private final double[] shares;

    /**
     * Creates a generator.
     *
     * @param items the number of items, a multiple of 50
     * @param interactionsEach the number of interactions of each user, including repeated ones
     * @param seed makes the interactions reproducible
     */
    public GeneratedInteractions(int users, int items, int interactionsEach, long seed) {
        this.users = users;
        this.interactionsEach = interactionsEach;
        this.random = new Random(seed);
        this.ids =
                random.ints(FIRST_ID, Integer.MAX_VALUE).distinct().limit(items).toArray();
        this.shares = shares(items);
    }

    public static void main(String[] args) throws IOException {
        new GeneratedInteractions(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]), 1)
                .write(Path.of(args[0]));
    }

    /** Writes a CSV file with a header, with each user's interactions in chronological order. */
    public void write(Path file) throws IOException {
        try (Writer csv = Files.newBufferedWriter(file)) {
            csv.write("user,item,timestamp\n");
            for (int user = 0; user < users; user++) {
                int group = random.nextInt(ids.length / ITEMS_A_GROUP);
                for (int time = 0; time < interactionsEach; time++) {
                    csv.write(user + "," + ids[item(group)] + "," + time + "\n");
                }
            }
        }
    }

    /** Draws the overall rank of an item. Group g has the ranks g, g + groups, g + 2 groups and so on. */
    private int item(int group) {
        int groups = ids.length / ITEMS_A_GROUP;
        if (random.nextDouble() >= LOYALTY) {
            return drawn(ids.length);
        }
        return drawn(ITEMS_A_GROUP) * groups + group;
    }

    private int drawn(int items) {
        int place = Arrays.binarySearch(shares, 0, items, random.nextDouble() * shares[items - 1]);
        return place < 0 ? -place - 1 : place;
    }

    /** Returns the cumulative popularity of the items, by rank. */
    private static double[] shares(int items) {
        double[] shares = IntStream.rangeClosed(1, items)
                .mapToDouble(rank -> 1 / Math.pow(rank, SKEW))
                .toArray();
        Arrays.parallelPrefix(shares, Double::sum);
        return shares;
    }
}
