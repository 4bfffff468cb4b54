package org.primeradiant.components;

import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;

/**
 * Sends most requests to the branch with the highest mean reward, and a share {@code epsilon} of them to a random
 * other branch, so that every branch keeps being measured. A single branch gets every request.
 *
 * <p>Rewards lie in [0, 1]; feedback counts once per row of the request's {@code data}, within the limits of
 * {@link BanditBranches}. Every feedback re-selects the best branch; ties are broken with equal probability; a branch
 * without feedback has mean 0. Thread-safe: the learned state is one immutable value behind one reference.
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
    private final BanditBranches branches;
    private final double epsilon;
    private final Random random;
    private final AtomicReference<Learnt> learnt;

    private record Learnt(Arms arms, int best) {
        Learnt with(Arms.Outcome outcome, double lot) {
            Arms now = arms.with(outcome);
            return new Learnt(now, Arms.highest(now.means(), lot));
        }
    }

    /**
     * Creates an untrained bandit.
     *
     * @param epsilon share of requests that explore, in [0, 1]
     * @param best the initial best branch; empty for a random one
     * @param random thread-safe
     */
    EpsilonGreedy(BanditBranches branches, double epsilon, OptionalInt best, Random random) {
        this.branches = branches;
        this.epsilon = epsilon;
        this.random = random;
        int first = best.orElseGet(() -> random.nextInt(branches.size()));
        this.learnt = new AtomicReference<>(new Learnt(Arms.untried(branches.size()), first));
    }

    @Override
    public int route(None input, Call call) {
        int best = learnt.get().best();
        if (branches.size() == 1 || random.nextDouble() >= epsilon) {
            return best;
        }
        int other = random.nextInt(branches.size() - 1);
        return other < best ? other : other + 1;
    }

    @Override
    public Payload feedback(Feedback feedback, Call call) {
        Arms.Outcome outcome = branches.outcome(feedback, call);
        double lot = random.nextDouble(); // drawn outside the update, which may be retried
        Learnt now = learnt.updateAndGet(before -> before.with(outcome, lot));
        branches.report(outcome, now.arms(), call);
        return Payload.NONE;
    }

    Arms arms() {
        return learnt.get().arms();
    }
}
