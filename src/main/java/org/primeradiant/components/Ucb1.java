package org.primeradiant.components;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;

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
    private final BanditBranches branches;
    private final Random random;
    private final AtomicReference<Arms> learnt;

    /**
     * Creates an untrained bandit.
     *
     * @param random thread-safe
     */
    Ucb1(BanditBranches branches, Random random) {
        this.branches = branches;
        this.random = random;
        this.learnt = new AtomicReference<>(Arms.untried(branches.size()));
    }

    @Override
    public int route(None input, Call call) {
        return Arms.highest(bounds(learnt.get()), random.nextDouble());
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
        Arms.Outcome outcome = branches.outcome(feedback, call);
        Arms now = learnt.updateAndGet(before -> before.with(outcome));
        branches.report(outcome, now, call);
        return Payload.NONE;
    }

    Arms arms() {
        return learnt.get();
    }
}
