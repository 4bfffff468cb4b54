package org.primeradiant.components;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.state.NodeState;
import org.primeradiant.state.Outcome;
import org.primeradiant.state.Sums;

/**
 * What a bandit has learned: the statistics of its branches, of this replica alone, or of all that share a store.
 * Thread-safe: one immutable value behind one reference, which is all that routing reads.
 *
 * <p>In a store, each branch has a sum under its name: the count of rewarded rows, and the sum of their rewards.
 */
final class LearnedArms {
    private static final Random UNRANKED = new Random(0);

    private final BanditBranches branches;
    private final NodeState state;
    private final Random random;
    private final AtomicReference<Value> value;

    /** Statistics, and the best of them unless arms are unranked. */
    private record Value(Arms arms, int best) {}

    private LearnedArms(BanditBranches branches, NodeState state, Random random, int first) {
        this.branches = branches;
        this.state = state;
        this.random = random;
        this.value = new AtomicReference<>(new Value(Arms.untried(branches.size()), first));
    }

    /** For bandits that only need the statistics. */
    static LearnedArms unranked(BanditBranches branches, NodeState state) {
        return started(new LearnedArms(branches, state, UNRANKED, 0));
    }

    /**
     * For bandits that go by the highest mean, which is found anew after each feedback.
     *
     * @param random breaks ties; thread-safe
     * @param first the best branch before any feedback
     */
    static LearnedArms ranked(BanditBranches branches, NodeState state, Random random, int first) {
        return started(new LearnedArms(branches, state, random, first));
    }

    private static LearnedArms started(LearnedArms learned) {
        if (learned.state.isOn()) {
            learned.reload();
            learned.state.observe(learned::reload);
        }
        return learned;
    }

    int size() {
        return branches.size();
    }

    Arms arms() {
        return value.get().arms();
    }

    int best() {
        return value.get().best();
    }

    /**
     * Learns from feedback and reports the statistics of its branch. With a store it is durable on return.
     *
     * @throws org.primeradiant.api.SeldonException if the feedback is invalid, or the store cannot take it
     */
    void learn(Feedback feedback, Call call) {
        if (state.isOn()) {
            learnDurably(new StoredFeedback(feedback, state), call);
            return;
        }
        Arms.Outcome outcome = branches.outcome(feedback, call);
        double lot = lot(); // drawn outside the update, which may be retried
        Value now = value.updateAndGet(before -> ranked(before.arms().with(outcome), lot));
        branches.report(outcome, now.arms(), call);
    }

    private void learnDurably(StoredFeedback feedback, Call call) {
        Arms.Outcome outcome = feedback.decision(call)
                .map(decision -> branches.outcome(feedback.feedback(), decision))
                .orElseGet(() -> branches.outcome(feedback.feedback(), call));
        Arms.Outcome each = branches.withRewards(outcome, feedback.rewards());
        Sums addition = Sums.of(new long[] {each.tries()}, each.tries() * each.reward());
        Outcome done = state.add(
                feedback.puid(), feedback.id(), Map.of(branches.names().get(each.branch()), addition));
        if (done == Outcome.APPLIED) {
            branches.report(each, arms(), call);
        }
    }

    private void reload() {
        Arms now = Arms.untried(size());
        for (int branch = 0; branch < size(); branch++) {
            now = now.replaced(branch, total(branch));
        }
        if (!now.equals(arms())) {
            value.set(ranked(now, lot()));
        }
    }

    private Arms.Arm total(int branch) {
        Sums total = state.total(branches.names().get(branch));
        return new Arms.Arm(Math.max(0, total.count(0)), Math.max(0, total.real(0)));
    }

    private double lot() {
        return random == UNRANKED ? 0 : random.nextDouble();
    }

    private Value ranked(Arms arms, double lot) {
        return new Value(arms, random == UNRANKED ? 0 : Arms.highest(arms.means(), lot));
    }
}
