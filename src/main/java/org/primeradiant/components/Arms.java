package org.primeradiant.components;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a bandit has learnt about its branches. Immutable.
 *
 * @param all one for each branch, in their order
 */
record Arms(List<Arm> all) {
    /**
     * What is known of one branch.
     *
     * @param tries how many rows were rewarded
     * @param rewards the sum of their rewards
     */
    record Arm(long tries, double rewards) {
        private static final Arm UNTRIED = new Arm(0, 0);

        /** In [0, 1]; 0 if it was not tried. */
        double mean() {
            return tries == 0 ? 0 : rewards / tries;
        }
    }

    /**
     * What became of an answer.
     *
     * @param branch the branch that answered
     * @param tries how many rows it answered, 0 or more
     * @param reward of each row, in [0, 1]
     */
    record Outcome(int branch, int tries, double reward) {}

    Arms {
        all = List.copyOf(all);
    }

    static Arms untried(int branches) {
        return new Arms(Collections.nCopies(branches, Arm.UNTRIED));
    }

    Arm get(int branch) {
        return all.get(branch);
    }

    int size() {
        return all.size();
    }

    Arms with(Outcome outcome) {
        Arm before = all.get(outcome.branch());
        List<Arm> after = new ArrayList<>(all);
        after.set(
                outcome.branch(),
                new Arm(before.tries() + outcome.tries(), before.rewards() + outcome.tries() * outcome.reward()));
        return new Arms(after);
    }

    /** The mean reward of each. */
    double[] means() {
        double[] means = new double[all.size()];
        for (int branch = 0; branch < means.length; branch++) {
            means[branch] = all.get(branch).mean();
        }
        return means;
    }

    /**
     * The index of the highest value; of several, each with the same probability.
     *
     * @param values at least one, none of them NaN
     * @param lot a random number in [0, 1) that decides
     */
    static int highest(double[] values, double lot) {
        double highest = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (double value : values) {
            count = value > highest ? 1 : value == highest ? count + 1 : count;
            highest = Math.max(highest, value);
        }
        int drawn = (int) (lot * count);
        int index = 0;
        while (values[index] != highest || drawn-- > 0) {
            index++;
        }
        return index;
    }
}
