package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.state.MemoryStore;
import org.primeradiant.state.NodeState;
import org.primeradiant.state.SharedState;
import org.primeradiant.state.StateException;
import org.primeradiant.state.StateName;
import org.primeradiant.state.Sums;

class StoredBanditTest {
    private static final int ROUNDS = 100_000;
    private static final String NODE = "demo/main/bandit";

    private final MemoryStore store = new MemoryStore();
    private SharedState state;
    private NodeState node;

    @BeforeEach
    void start() throws StateException {
        state = SharedState.start(store, Duration.ofDays(1), Thread::new);
        node = new NodeState(state, NODE);
    }

    @AfterEach
    void stop() {
        state.close();
    }

    @SuppressWarnings("unchecked")
    private static Router<None> bandit(Implementation implementation, NodeState state) {
        return (Router<None>) implementation.create(Map.of("seed", 1), 2, state);
    }

    private static Feedback feedback(String puid, double reward, Map<String, JsonValue> tags) {
        Meta meta = new Meta(puid, tags, Map.of(), Map.of(), List.of());
        return new Feedback(
                SeldonMessage.of(Payload.NONE), SeldonMessage.of(meta, Payload.NONE), reward, SeldonMessage.NOTHING);
    }

    private Sums total(String branch) {
        return store.totals().getOrDefault(new StateName(NODE, branch), Sums.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void countsTheRowsOfADecisionOnce(Implementation implementation) throws Exception {
        Router<None> bandit = bandit(implementation, node);
        state.decided("puid", NODE, 1, 3);
        Call call = Call.none();

        bandit.feedback(feedback("puid", 0.5, Map.of()), call);
        bandit.feedback(feedback("puid", 0.5, Map.of()), Call.none());

        assertThat(total("1")).isEqualTo(Sums.of(new long[] {3}, 1.5));
        assertThat(call.addedMetrics()).hasSize(2);
        assertThat(node.total("1").count(0)).isEqualTo(3);
    }

    @Test
    void startsWithWhatIsStored() throws Exception {
        state.decided("puid", NODE, 1, 1);
        bandit(Implementation.EPSILON_GREEDY, node).feedback(feedback("puid", 1, Map.of()), Call.none());

        EpsilonGreedy later =
                (EpsilonGreedy) Implementation.EPSILON_GREEDY.create(Map.of("epsilon", 0, "best_branch", 0), 2, node);

        assertThat(later.arms().get(1)).isEqualTo(new Arms.Arm(1, 1));
        assertThat(later.route(new None(), Call.none())).isEqualTo(1);
    }

    @Test
    void tellsFeedbacksApartByTheirId() throws Exception {
        Router<None> bandit = bandit(Implementation.UCB1, node);
        state.decided("puid", NODE, 0, 1);

        for (String id : new String[] {"click", "purchase", "click"}) {
            bandit.feedback(feedback("puid", 1, Map.of("feedback_id", Json.createValue(id))), Call.none());
        }

        assertThat(total("0")).isEqualTo(Sums.of(new long[] {2}, 2));
    }

    @Test
    void takesARewardForEachRow() throws Exception {
        Router<None> bandit = bandit(Implementation.UCB1, node);
        state.decided("puid", NODE, 0, 4);
        JsonValue rewards = Json.createArrayBuilder(List.of(1, 0, 0.5, 1)).build();

        bandit.feedback(feedback("puid", 0, Map.of("rewards", rewards)), Call.none());

        assertThat(total("0")).isEqualTo(Sums.of(new long[] {4}, 2.5));
    }

    @Test
    void refusesRewardsThatDoNotFitTheRows() {
        Router<None> bandit = bandit(Implementation.UCB1, node);
        state.decided("puid", NODE, 0, 2);
        JsonValue three = Json.createArrayBuilder(List.of(1, 0, 1)).build();
        JsonValue large = Json.createArrayBuilder(List.of(1, 2)).build();

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> bandit.feedback(feedback("puid", 0, Map.of("rewards", three)), Call.none()))
                .withMessage("UCB1: the tag rewards must have a number for each of the 2 rows, got 3");
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> bandit.feedback(feedback("puid", 0, Map.of("rewards", large)), Call.none()))
                .withMessageContaining("got 2 for row 1");
        assertThat(store.totals()).isEmpty();
    }

    @Test
    void believesTheRoutingOfAPuidThatItDoesNotKnow() throws Exception {
        Router<None> bandit = bandit(Implementation.UCB1, node);
        Meta routed = new Meta("", Map.of(), Map.of("bandit", 1), Map.of(), List.of());

        for (int i = 0; i < 2; i++) {
            bandit.feedback(feedback("other", 1, Map.of()), new Call("bandit", routed, List.of(), Caller.NONE));
        }

        assertThat(total("1")).isEqualTo(Sums.of(new long[] {1}, 1));
    }

    @Test
    void doesNotKnowEveryPuid() {
        Router<None> bandit = bandit(Implementation.UCB1, node);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> bandit.feedback(feedback("other", 1, Map.of()), Call.none()))
                .matches(e -> e.reason() == Reason.NOT_FOUND);
    }

    /** The same seed and rewards: a store changes no choice, so the regrets are equal, far within 2 %. */
    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void losesNoMoreThanInMemory(Implementation implementation) throws Exception {
        double stored = regret(bandit(implementation, node));
        double inMemory = regret(bandit(implementation, NodeState.NONE));

        assertThat(stored).isCloseTo(inMemory, within(inMemory * 0.02));
    }

    @Test
    void allocatesNothingToRoute() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        None input = new None();
        Call call = Call.none();
        for (NodeState each : List.of(NodeState.NONE, node)) {
            Router<None> bandit = bandit(Implementation.EPSILON_GREEDY, each);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < ROUNDS; round++) {
                bandit.route(input, call);
            }

            // Less than a byte for each call: what there is belongs to the class loader.
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(ROUNDS);
        }
    }

    private static double regret(Router<None> bandit) throws Exception {
        double[] means = {0.3, 0.5};
        Random outcomes = new Random(2);
        double regret = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int branch = bandit.route(new None(), Call.none());
            regret += 0.5 - means[branch];
            double reward = outcomes.nextDouble() < means[branch] ? 1 : 0;
            Meta routed = new Meta("", Map.of(), Map.of("bandit", branch), Map.of(), List.of());
            Call call = new Call("bandit", routed, List.of(), Caller.NONE);
            bandit.feedback(Outcomes.reward(reward), call);
        }
        return regret;
    }
}
