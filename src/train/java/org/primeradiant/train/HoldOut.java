package org.primeradiant.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.primeradiant.recommender.SparseRows;

/** Interactions of which one of each of some users is put aside, to see whether it would have been recommended. */
final class HoldOut {
    /** Which interaction is put aside. */
    enum Kind {
        /** Each user's last one. */
        LAST,
        /** One of each user at random. */
        RANDOM,
        /** None. */
        NONE
    }

    private static final int KEPT = -1;

    private final Interactions training;
    private final int[] heldOut; // by user, an item or KEPT

    private HoldOut(Interactions training, int[] heldOut) {
        this.training = training;
        this.heldOut = heldOut;
    }

    /**
     * Puts interactions aside.
     *
     * @param kind which ones
     * @param mostUsers of how many users, who are chosen at random among those with at least two items
     * @param random what chooses
     */
    static HoldOut of(Interactions all, Kind kind, int mostUsers, Random random) {
        SparseRows histories = all.histories();
        int[] heldOut = new int[histories.rows()];
        Arrays.fill(heldOut, KEPT);
        for (int user : kind == Kind.NONE ? new int[0] : chosen(histories, mostUsers, random)) {
            int later = kind == Kind.LAST ? 0 : random.nextInt(histories.length(user));
            heldOut[user] = histories.column(histories.start(user) + later);
        }
        return new HoldOut(new Interactions(all.items(), without(histories, heldOut)), heldOut);
    }

    private static int[] chosen(SparseRows histories, int most, Random random) {
        List<Integer> users = new ArrayList<>(IntStream.range(0, histories.rows())
                .filter(user -> histories.length(user) > 1)
                .boxed()
                .toList());
        Collections.shuffle(users, random);
        return users.stream().limit(most).mapToInt(Integer::intValue).toArray();
    }

    private static SparseRows without(SparseRows histories, int[] heldOut) {
        RowsBuilder rest = new RowsBuilder(histories.rows(), histories.size(), histories.hasValues());
        for (int user = 0; user < histories.rows(); user++) {
            for (int place = histories.start(user); place < histories.end(user); place++) {
                if (histories.column(place) != heldOut[user]) {
                    rest.add(histories.column(place), histories.value(place));
                }
            }
            rest.endRow();
        }
        return rest.build();
    }

    /** What is left to train on. */
    Interactions training() {
        return training;
    }

    /** The users of whom an interaction is put aside. */
    int[] users() {
        return IntStream.range(0, heldOut.length)
                .filter(user -> heldOut[user] != KEPT)
                .toArray();
    }

    /** The id of the item that is put aside for one of these users. */
    long item(int user) {
        return training.items().at(heldOut[user]);
    }
}
