package org.primeradiant.components;

import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonMessage;

/** Builds the feedback that tests send to the bandits. */
final class Outcomes {
    private static final String NODE = "bandit";

    private Outcomes() {}

    static Call taken(int branch) {
        Meta routed = new Meta("", Map.of(), Map.of(NODE, branch), Map.of(), List.of());
        return new Call(NODE, routed, List.of(), Caller.NONE);
    }

    static Feedback reward(double reward) {
        return reward(reward, Payload.NONE);
    }

    static Feedback reward(double reward, Payload request) {
        return reward(reward, request, Payload.NONE);
    }

    static Feedback reward(double reward, Payload request, Payload response) {
        return new Feedback(
                SeldonMessage.of(request), SeldonMessage.of(response), reward, SeldonMessage.of(Payload.NONE));
    }

    static void learn(Router<None> bandit, int branch, double... rewards) throws Exception {
        for (double reward : rewards) {
            bandit.feedback(reward(reward), taken(branch));
        }
    }

    /** Counts how often each branch is chosen. */
    static int[] shares(Router<None> router, int branches, int requests) throws Exception {
        int[] counts = new int[branches];
        for (int i = 0; i < requests; i++) {
            counts[router.route(new None(), Call.none())]++;
        }
        return counts;
    }
}
