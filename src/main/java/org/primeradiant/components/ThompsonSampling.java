package org.primeradiant.components;

import java.util.Random;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.RandomGeneratorFactory;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.state.NodeState;

/**
 * Sends each request to a branch with the probability that this branch is the best, given the feedback so far: draws
 * from the posterior of each branch's mean reward and takes the branch with the highest draw.
 *
 * <p>Rewards lie in [0, 1]; feedback counts once per row of the request's {@code data}, within the limits of
 * {@link BanditBranches}. The posterior of a branch after n rows whose rewards add up to s is Beta(1 + s, 1 + n - s).
 * Thread-safe: the learned state is one immutable value behind one reference.
 *
 * <p>Source: Thompson, "On the likelihood that one unknown probability exceeds another in view of the evidence of two
 * samples", 1933; Chapelle and Li, "An empirical evaluation of Thompson sampling", 2011, algorithm 2; behavior
 * follows Seldon Core 1.18.2, {@code components/routers/thompson-sampling/ThompsonSampling.py}. Differences:
 *
 * <ul>
 *   <li>Feedback whose request has no {@code data} counts as one try; in Seldon Core it has no rows and no effect.
 *   <li>A reward between 0 and 1 counts as is, in part as a success and for the rest as a failure; Seldon Core rounds
 *       the rewards of all rows down to a whole number, so that 0.9 for a single row is a failure.
 * </ul>
 */
public final class ThompsonSampling implements Router<None> {
    private final LearnedArms learned;
    private final RandomGenerator random;

    /**
     * Creates a bandit.
     *
     * @param random thread-safe
     */
    ThompsonSampling(LearnedArms learned, Random random) {
        this.learned = learned;
        this.random = RandomGeneratorFactory.createRandomGenerator(random);
    }

    /** Creates an untrained bandit that keeps nothing. */
    ThompsonSampling(BanditBranches branches, Random random) {
        this(LearnedArms.unranked(branches, NodeState.NONE), random);
    }

    @Override
    public int route(None input, Call call) {
        Arms arms = learned.arms();
        int best = 0;
        double highest = -1;
        for (int branch = 0; branch < arms.size(); branch++) {
            double drawn = draw(arms.get(branch));
            if (drawn > highest) {
                highest = drawn;
                best = branch;
            }
        }
        return best;
    }

    private double draw(Arms.Arm arm) {
        double successes = arm.rewards();
        double failures = Math.max(0, arm.tries() - successes); // rounding could make it negative
        return new BetaDistribution(
                        random, 1 + successes, 1 + failures, BetaDistribution.DEFAULT_INVERSE_ABSOLUTE_ACCURACY)
                .sample();
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
