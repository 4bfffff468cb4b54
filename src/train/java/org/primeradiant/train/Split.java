package org.primeradiant.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The rows to train on and the rows held out to measure with. Immutable. */
final class Split {
    private final int[] training;
    private final int[] heldOut;

    /** Takes ownership of the rows, both ascending. */
    Split(int[] training, int[] heldOut) {
        this.training = training;
        this.heldOut = heldOut;
    }

    /**
     * Holds out the same share of each stratum, chosen at random; at least one row of each is left to train on.
     *
     * @param strata the stratum of each row
     * @param share from 0 to below 1
     */
    static Split of(int[] strata, double share, Random random) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int row = 0; row < strata.length; row++) {
            groups.computeIfAbsent(strata[row], stratum -> new ArrayList<>()).add(row);
        }
        List<Integer> training = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            Collections.shuffle(group, random);
            int held = (int) Math.min(Math.round(share * group.size()), group.size() - 1);
            heldOut.addAll(group.subList(0, held));
            training.addAll(group.subList(held, group.size()));
        }
        return new Split(sorted(training), sorted(heldOut));
    }

    private static int[] sorted(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** The rows to train on, ascending. */
    int[] training() {
        return training.clone();
    }

    /** The rows to measure with, ascending; may be empty. */
    int[] heldOut() {
        return heldOut.clone();
    }
}
