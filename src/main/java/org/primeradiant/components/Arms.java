package org.primeradiant.components;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reward statistics of a bandit's branches. Immutable.
 *
 * @param all the statistics of each branch, in branch order
 */
record Arms(List<Arm> all) {
    /**
     * Reward statistics of one branch.
     *
     * @param tries number of rewarded rows
     * @param rewards sum of their rewards
     */
    record Arm(long tries, double rewards) {
        private static final Arm UNTRIED = new Arm(0, 0);

        /** The mean reward, in [0, 1]; 0 if the branch is untried. */
        double mean() {
            return tries == 0 ? 0 : rewards / tries;
        }
    }

    /**
     * The outcome of one answer, as reported by feedback.
     *
     * @param branch the branch that answered
     * @param tries number of rows it answered, 0 or more
     * @param reward the reward of each row, in [0, 1]
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
        return replaced(
                outcome.branch(),
                new Arm(before.tries() + outcome.tries(), before.rewards() + outcome.tries() * outcome.reward()));
    }

    /** The same statistics, but for one branch. */
    Arms replaced(int branch, Arm arm) {
        List<Arm> after = new ArrayList<>(all);
        after.set(branch, arm);
        return new Arms(after);
    }

    /** The mean reward of each branch, in branch order. */
    double[] means() {
        double[] means = new double[all.size()];
        for (int branch = 0; branch < means.length; branch++) {
            means[branch] = all.get(branch).mean();
        }
        return means;
    }

    /**
     * The index of the highest value; ties are broken with equal probability.
     *
     * @param values at least one, none of them NaN
     * @param lot a random number in [0, 1) that breaks ties
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
