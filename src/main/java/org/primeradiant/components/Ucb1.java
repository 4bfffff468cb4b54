package org.primeradiant.components;

import java.util.Random;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.state.NodeState;

/**
 * Sends each request to the branch with the highest upper confidence bound: its mean reward plus sqrt(2 ln N / n),
 * where n rows of the branch and N of all branches were rewarded. Branches without feedback come first. Ties are
 * broken with equal probability, which is the only use of random numbers.
 *
 * <p>Rewards lie in [0, 1]; feedback counts once per row of the request's {@code data}, within the limits of
 * {@link BanditBranches}, or once if there is none. Thread-safe: the learned state is one immutable value behind
 * one reference.
 *
 * <p>Between two feedbacks, all requests go to the same branch, except for ties. A branch whose answers never get
 * feedback keeps getting requests: report failed answers with a reward of 0.
 *
 * <p>Source: Auer, Cesa-Bianchi and Fischer, "Finite-time analysis of the multiarmed bandit problem", 2002, figure 1;
 * feedback may be delayed, and only feedback received so far counts: Joulani, György and Szepesvári, "Online learning
 * under delayed feedback", 2013, section 4.
 */
public final class Ucb1 implements Router<None> {
    private final LearnedArms learned;
    private final Random random;

    /**
     * Creates a bandit.
     *
     * @param random thread-safe
     */
    Ucb1(LearnedArms learned, Random random) {
        this.learned = learned;
        this.random = random;
    }

    /** Creates an untrained bandit that keeps nothing. */
    Ucb1(BanditBranches branches, Random random) {
        this(LearnedArms.unranked(branches, NodeState.NONE), random);
    }

    @Override
    public int route(None input, Call call) {
        return Arms.highest(bounds(learned.arms()), random.nextDouble());
    }

    /** Infinite for a branch without feedback. */
    private static double[] bounds(Arms arms) {
        long all = 0;
        for (Arms.Arm arm : arms.all()) {
            all += arm.tries();
        }
        double unknown = 2 * Math.log(all);
        double[] bounds = new double[arms.size()];
        for (int branch = 0; branch < bounds.length; branch++) {
            Arms.Arm arm = arms.get(branch);
            bounds[branch] =
                    arm.tries() == 0 ? Double.POSITIVE_INFINITY : arm.mean() + Math.sqrt(unknown / arm.tries());
        }
        return bounds;
    }

    @Override
    public Payload feedback(Feedback feedback, Call call) {
        learned.learn(feedback, call);
        return Payload.NONE;
    }

    Arms arms() {
        return learned.arms();
    }
}
