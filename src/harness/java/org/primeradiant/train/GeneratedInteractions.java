package org.primeradiant.train;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Interactions with a known structure: each item is of one group, each user likes one group and takes an item of it
 * with the probability {@link #LOYALTY}, else any item. What is taken follows Zipf's law, the popularity of an item
 * being 1 / rank^{@link #SKEW}, within a group and over all. The ids of the items do not tell the group.
 *
 * <p>To write a file: {@code mvn -q test-compile exec:java
 * -Dexec.mainClass=org.primeradiant.train.GeneratedInteractions -Dexec.args="interactions.csv 10000 1000 20"} for so
 * many users, items and interactions of each user.
 */
public final class GeneratedInteractions {
    /** How often a user takes an item of the group that the user likes. */
    static final double LOYALTY = 0.7;

    /** How unequal the items' popularity is. */
    static final double SKEW = 0.8;

    private static final int ITEMS_A_GROUP = 50;
    private static final int FIRST_ID = 10_000;

    private final int users;
    private final int interactionsEach;
    private final Random random;
    private final int[] ids;
    private final double[] shares;

    /**
     * Interactions that have not been drawn yet.
     *
     * @param items how many there are, a multiple of 50
     * @param interactionsEach how many each user has; repetitions included
     * @param seed what makes them the same again
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

    /** Writes them with a header, each user's in the order of their time. */
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

    /** The item's rank over all: those of group g are the ranks g, g + groups, g + 2 groups and so on. */
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

    /** Of the first items together. */
    private static double[] shares(int items) {
        double[] shares = IntStream.rangeClosed(1, items)
                .mapToDouble(rank -> 1 / Math.pow(rank, SKEW))
                .toArray();
        Arrays.parallelPrefix(shares, Double::sum);
        return shares;
    }
}
