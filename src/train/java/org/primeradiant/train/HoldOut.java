package org.primeradiant.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.primeradiant.recommender.SparseRows;

/** Interactions split to test recommendations: one interaction of each of some users is held out. */
final class HoldOut {
    /** Which interaction is held out. */
    enum Kind {
        /** Each user's last one. */
        LAST,
        /** A random one of each user. */
        RANDOM,
        /** None. */
        NONE
    }

    private static final int KEPT = -1;

    private final Interactions training;
    private final int[] heldOut; // an item or KEPT, by user

    private HoldOut(Interactions training, int[] heldOut) {
        this.training = training;
        this.heldOut = heldOut;
    }

    /**
     * Holds out interactions.
     *
     * @param kind which interaction of a user to hold out
     * @param mostUsers maximum number of users, chosen at random among those with at least two items
     * @param random makes the random choices
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

    /** The remaining interactions, to train on. */
    Interactions training() {
        return training;
    }

    /** The users who have an interaction held out. */
    int[] users() {
        return IntStream.range(0, heldOut.length)
                .filter(user -> heldOut[user] != KEPT)
                .toArray();
    }

    /** The id of the item held out for one of these users. */
    long item(int user) {
        return training.items().at(heldOut[user]);
    }
}
