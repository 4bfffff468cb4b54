package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Metric;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/** Feedback handling that all bandits share. */
class BanditFeedbackTest {
    private static final Map<String, Object> NAMED = Map.of("seed", 1, "branch_names", "old:new");

    /** A bandit with two branches, and access to its statistics. */
    private record Subject(Router<None> router, Supplier<Arms> arms) {
        static Subject of(Implementation implementation) {
            return of(implementation, NAMED);
        }

        static Subject of(Implementation implementation, Map<String, Object> parameters) {
            return switch (implementation) {
                case EPSILON_GREEDY -> {
                    EpsilonGreedy bandit = (EpsilonGreedy) implementation.create(parameters, 2);
                    yield new Subject(bandit, bandit::arms);
                }
                case THOMPSON_SAMPLING -> {
                    ThompsonSampling bandit = (ThompsonSampling) implementation.create(parameters, 2);
                    yield new Subject(bandit, bandit::arms);
                }
                default -> {
                    Ucb1 bandit = (Ucb1) implementation.create(parameters, 2);
                    yield new Subject(bandit, bandit::arms);
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void countsEachRow(Implementation implementation) throws Exception {
        Subject bandit = Subject.of(implementation);
        Tensor rows = Tensor.of(new int[] {5, 2}, new double[10]);

        bandit.router().feedback(Outcomes.reward(0.5, Payload.data(rows)), Outcomes.taken(1));

        assertThat(bandit.arms().get().get(1)).isEqualTo(new Arms.Arm(5, 2.5));
        assertThat(bandit.arms().get().get(0)).isEqualTo(new Arms.Arm(0, 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void countsNoMoreRowsThanWereServed(Implementation implementation) throws Exception {
        Subject bandit = Subject.of(implementation);

        bandit.router().feedback(Outcomes.reward(1, rows(5), rows(2)), Outcomes.taken(1));
        bandit.router().feedback(Outcomes.reward(1, rows(3), rows(1_000_001)), Outcomes.taken(1));
        bandit.router().feedback(Outcomes.reward(1, Payload.NONE, rows(7)), Outcomes.taken(1));
        bandit.router().feedback(Outcomes.reward(1, rows(4), Payload.text("a")), Outcomes.taken(1));

        assertThat(bandit.arms().get().get(1)).isEqualTo(new Arms.Arm(2 + 3 + 1 + 4, 10));
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void countsNoMoreRowsThanAThousand(Implementation implementation) throws Exception {
        Subject bandit = Subject.of(implementation);

        bandit.router().feedback(Outcomes.reward(1, rows(1_000_001)), Outcomes.taken(0));
        bandit.router().feedback(Outcomes.reward(1, rows(1001), rows(1001)), Outcomes.taken(1));

        assertThat(bandit.arms().get().all()).containsExactly(new Arms.Arm(1000, 1000), new Arms.Arm(1000, 1000));
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void countsNoMoreRowsThanItsParameterAllows(Implementation implementation) throws Exception {
        Subject bandit = Subject.of(implementation, Map.of("max_rows_per_feedback", 2));

        bandit.router().feedback(Outcomes.reward(1, rows(3)), Outcomes.taken(0));
        bandit.router().feedback(Outcomes.reward(1, rows(2)), Outcomes.taken(1));

        assertThat(bandit.arms().get().all()).containsExactly(new Arms.Arm(2, 2), new Arms.Arm(2, 2));
    }

    private static Payload rows(int count) {
        return Payload.data(Tensor.of(new int[] {count, 1}, new double[count]));
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void countsWhatHasNoRowsAsOneTry(Implementation implementation) throws Exception {
        Subject bandit = Subject.of(implementation);
        Payload single = Payload.data(Tensor.of(new int[0], 1.0));

        for (Payload request :
                Stream.of(Payload.NONE, Payload.text("a"), single).toList()) {
            bandit.router().feedback(Outcomes.reward(1, request), Outcomes.taken(0));
        }

        assertThat(bandit.arms().get().get(0)).isEqualTo(new Arms.Arm(3, 3));
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void learnsNothingFromDataWithoutRows(Implementation implementation) throws Exception {
        Subject bandit = Subject.of(implementation);
        Tensor rows = Tensor.of(new int[] {0, 2}, new double[0]);

        bandit.router().feedback(Outcomes.reward(1, Payload.data(rows)), Outcomes.taken(0));

        assertThat(bandit.arms().get()).isEqualTo(Arms.untried(2));
        assertThat(bandit.router().route(new None(), Call.none())).isBetween(0, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void reportsTheBranchThatWasTaken(Implementation implementation) throws Exception {
        Subject bandit = Subject.of(implementation);
        Outcomes.learn(bandit.router(), 1, 1);
        Call call = Outcomes.taken(1);

        Payload answer = bandit.router().feedback(Outcomes.reward(0.5), call);

        assertThat(answer).isEqualTo(Payload.NONE);
        assertThat(call.addedMetrics())
                .extracting(Metric::type, Metric::key, Metric::value, Metric::tags)
                .containsExactly(
                        tuple(Metric.Type.GAUGE, "branch_tries", 2.0, Map.of("branch", "new")),
                        tuple(Metric.Type.GAUGE, "branch_mean_reward", 0.75, Map.of("branch", "new")));
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void rejectsFeedbackThatDoesNotNameABranch(Implementation implementation) {
        Subject bandit = Subject.of(implementation);

        assertRejected(
                bandit,
                Outcomes.reward(1),
                Call.none(),
                implementation + ": the feedback does not say which branch was taken: its response must be the"
                        + " prediction's answer, with this node in meta.routing");
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void rejectsABranchThatIsNotThere(Implementation implementation) {
        Subject bandit = Subject.of(implementation);

        for (int branch : new int[] {-2, -1, 2, Integer.MAX_VALUE}) {
            assertRejected(
                    bandit,
                    Outcomes.reward(1),
                    Outcomes.taken(branch),
                    implementation + ": the branch in the meta.routing of the feedback's response must be from 0 to 1,"
                            + " got " + branch);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPSILON_GREEDY", "THOMPSON_SAMPLING", "UCB1"})
    void rejectsARewardOutOfRange(Implementation implementation) {
        Subject bandit = Subject.of(implementation);

        for (double reward : new double[] {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRejected(
                    bandit,
                    Outcomes.reward(reward),
                    Outcomes.taken(0),
                    implementation + ": the reward must be from 0 to 1, got " + reward + ": scale it to that range");
        }
    }

    private static void assertRejected(Subject bandit, Feedback feedback, Call call, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> bandit.router().feedback(feedback, call))
                .withMessage(message)
                .returns(Reason.BAD_DATA, SeldonException::reason);
        assertThat(bandit.arms().get()).isEqualTo(Arms.untried(2));
        assertThat(call.addedMetrics()).isEmpty();
    }
}
