package org.primeradiant.components;

import java.util.OptionalInt;
import java.util.Random;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.state.NodeState;

/**
 * Sends most requests to the branch with the highest mean reward, and a share {@code epsilon} of them to a random
 * other branch, so that every branch keeps being measured. A single branch gets every request.
 *
 * <p>Rewards lie in [0, 1]; feedback counts once per row of the request's {@code data}, within the limits of
 * {@link BanditBranches}. Every feedback re-selects the best branch; ties are broken with equal probability; a branch
 * without feedback has mean 0. Thread-safe.
 *
 * <p>Source: Sutton and Barto, "Reinforcement Learning", 2nd edition, section 2.2; behavior follows Seldon Core
 * 1.18.2, {@code components/routers/epsilon-greedy/EpsilonGreedy.py}. Differences:
 *
 * <ul>
 *   <li>Feedback whose request has no {@code data} counts as one try; in Seldon Core it has no rows and fails.
 *   <li>A reward between 0 and 1 counts as is; Seldon Core rounds the rewards of all rows down to a whole number, so
 *       that 0.9 for a single row is a failure.
 *   <li>A {@code best_branch} of 0 is honored; Seldon Core treats it as not given.
 *   <li>A single branch is supported; in Seldon Core, exploring it fails.
 * </ul>
 */
public final class EpsilonGreedy implements Router<None> {
    private final LearnedArms learned;
    private final double epsilon;
    private final Random random;

    /**
     * Creates a bandit.
     *
     * @param learned ranks its arms
     * @param epsilon share of requests that explore, in [0, 1]
     * @param random thread-safe
     */
    EpsilonGreedy(LearnedArms learned, double epsilon, Random random) {
        this.learned = learned;
        this.epsilon = epsilon;
        this.random = random;
    }

    /** Creates an untrained bandit that keeps nothing; an empty {@code best} is a random one. */
    EpsilonGreedy(BanditBranches branches, double epsilon, OptionalInt best, Random random) {
        this(
                LearnedArms.ranked(
                        branches, NodeState.NONE, random, best.orElseGet(() -> random.nextInt(branches.size()))),
                epsilon,
                random);
    }

    @Override
    public int route(None input, Call call) {
        int best = learned.best();
        if (learned.size() == 1 || random.nextDouble() >= epsilon) {
            return best;
        }
        int other = random.nextInt(learned.size() - 1);
        return other < best ? other : other + 1;
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
