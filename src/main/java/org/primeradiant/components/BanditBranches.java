package org.primeradiant.components;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.state.Decision;

/**
 * The branches of a bandit: validates feedback about them and reports their reward statistics. Immutable.
 *
 * <p>Feedback counts once per row of the request's {@code data}, or once if there is none. The count is capped at the
 * rows of the response's {@code data}, if it has any, and at {@code mostRows}.
 *
 * <p>Each feedback reports two gauges for its branch, {@code branch_tries} and {@code branch_mean_reward}, with the
 * tag {@code branch}.
 *
 * @param router the bandit's {@code implementation}, for messages
 * @param names names of the branches, in child order
 * @param mostRows maximum number of rows that one feedback counts for
 * @param level the level at which reward statistics are logged
 */
record BanditBranches(String router, List<String> names, int mostRows, Level level) {
    private static final Logger LOGGER = System.getLogger(BanditBranches.class.getName());

    BanditBranches {
        names = List.copyOf(names);
    }

    int size() {
        return names.size();
    }

    /**
     * Validates the feedback and extracts its outcome.
     *
     * @throws SeldonException if it does not say which branch was taken, or the branch or the reward is out of range
     */
    Arms.Outcome outcome(Feedback feedback, Call call) {
        if (call.branch().isEmpty()) {
            throw bad("the feedback does not say which branch was taken: its response must be the prediction's answer,"
                    + " with this node in meta.routing");
        }
        return outcome(feedback, call.branch().getAsInt(), rows(feedback));
    }

    /**
     * Extracts the outcome of feedback without messages, from what was kept about the prediction.
     *
     * @throws SeldonException if the branch or the reward is out of range
     */
    Arms.Outcome outcome(Feedback feedback, Decision decision) {
        return outcome(feedback, decision.branch(), decision.rows());
    }

    private Arms.Outcome outcome(Feedback feedback, int branch, int rows) {
        if (branch < 0 || branch >= size()) {
            throw bad("the branch in the meta.routing of the feedback's response must be from 0 to " + (size() - 1)
                    + ", got " + branch);
        }
        if (!Range.SHARE.holds(feedback.reward())) {
            throw bad("the reward must be from 0 to 1, got " + feedback.reward() + ": scale it to that range");
        }
        return new Arms.Outcome(branch, Math.min(rows, mostRows), feedback.reward());
    }

    /**
     * The outcome with a reward for each row, as their mean.
     *
     * @param rewards each from 0 to 1; none to leave the outcome as it is
     * @throws SeldonException if their number is not that of the rows
     */
    Arms.Outcome withRewards(Arms.Outcome outcome, double[] rewards) {
        if (rewards.length == 0) {
            return outcome;
        }
        if (rewards.length != outcome.tries()) {
            throw bad("the tag rewards must have a number for each of the " + outcome.tries() + " rows, got "
                    + rewards.length);
        }
        return new Arms.Outcome(
                outcome.branch(),
                rewards.length,
                Arrays.stream(rewards).average().orElse(0));
    }

    /**
     * Capped, as request and response come from the caller, who could otherwise claim enough rows to rig the ranking.
     */
    private int rows(Feedback feedback) {
        int claimed = rows(feedback.request().payload());
        Payload response = feedback.response().payload();
        int served = response.asData().isPresent() ? rows(response) : claimed;
        return Math.min(Math.min(claimed, served), mostRows);
    }

    private static int rows(Payload payload) {
        return payload.asData()
                .map(Data::tensor)
                .filter(tensor -> tensor.rank() > 0)
                .map(tensor -> tensor.dimension(0))
                .orElse(1);
    }

    void report(Arms.Outcome outcome, Arms learnt, Call call) {
        Arms.Arm arm = learnt.get(outcome.branch());
        Map<String, String> branch = Map.of("branch", names.get(outcome.branch()));
        call.metric(new Metric(Metric.Type.GAUGE, "branch_tries", arm.tries(), branch));
        call.metric(new Metric(Metric.Type.GAUGE, "branch_mean_reward", arm.mean(), branch));
        LOGGER.log(
                level,
                () -> router + ": branch " + branch.get("branch") + " has a mean reward of " + arm.mean() + " in "
                        + arm.tries() + " tries");
    }

    private SeldonException bad(String message) {
        return new SeldonException(Reason.BAD_DATA, router + ": " + message);
    }
}
