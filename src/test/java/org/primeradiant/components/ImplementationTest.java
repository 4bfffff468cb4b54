package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Component;
import org.primeradiant.api.None;

class ImplementationTest {
    private static final Map<String, Object> NONE = Map.of();

    @ParameterizedTest
    @CsvSource({
        "SIMPLE_MODEL, SimpleModel, 0",
        "SIMPLE_ROUTER, SimpleRouter, 1",
        "RANDOM_ABTEST, RandomAbTest, 2",
        "AVERAGE_COMBINER, AverageCombiner, 1",
        "MAJORITY_VOTE_COMBINER, MajorityVoteCombiner, 1",
        "EPSILON_GREEDY, EpsilonGreedy, 1",
        "THOMPSON_SAMPLING, ThompsonSampling, 1",
        "UCB1, Ucb1, 1",
        "MAHALANOBIS, Mahalanobis, 0"
    })
    void needsNoParameters(Implementation implementation, String type, int children) {
        Component component = implementation.create(NONE, children);

        assertThat(component.getClass().getSimpleName()).isEqualTo(type);
    }

    /** The host reads the type arguments from the class and refuses a class with type variables. */
    @ParameterizedTest
    @EnumSource
    void makesComponentsOfConcreteTypes(Implementation implementation) {
        Map<String, Object> parameters =
                implementation == Implementation.WEIGHTED_AVERAGE_COMBINER ? Map.of("weights", "1,1") : NONE;

        Type[] roles = implementation.create(parameters, 2).getClass().getGenericInterfaces();

        assertThat(roles)
                .isNotEmpty()
                .allMatch(role -> role instanceof ParameterizedType declared
                        && Arrays.stream(declared.getActualTypeArguments()).allMatch(Class.class::isInstance));
    }

    private static Stream<Arguments> good() {
        return Stream.of(
                arguments(Implementation.RANDOM_ABTEST, Map.of("ratioA", 0.25f, "seed", 1), 2),
                arguments(Implementation.RANDOM_ABTEST, Map.of("ratioA", 0), 2),
                arguments(Implementation.RANDOM_ABTEST, Map.of("ratioA", 1.0, "seed", -1L), 2),
                arguments(Implementation.WEIGHTED_AVERAGE_COMBINER, Map.of("weights", "0.5, 0.3 ,0.2"), 3),
                arguments(Implementation.WEIGHTED_AVERAGE_COMBINER, Map.of("weights", "0,1e-3"), 2),
                arguments(
                        Implementation.EPSILON_GREEDY,
                        Map.of(
                                "n_branches",
                                3,
                                "epsilon",
                                1,
                                "best_branch",
                                2,
                                "seed",
                                0,
                                "branch_names",
                                "a:b:c",
                                "verbose",
                                true,
                                "history",
                                true),
                        3),
                arguments(Implementation.THOMPSON_SAMPLING, Map.of("n_branches", 1, "verbose", false), 1),
                arguments(Implementation.UCB1, Map.of("branch_names", "a", "history", false), 1),
                arguments(
                        Implementation.MAHALANOBIS,
                        Map.of("threshold", 0, "n_components", 1, "n_stdev", 1.5f, "start_clip", 0, "max_n", 4),
                        0),
                arguments(Implementation.MAHALANOBIS, Map.of("n_components", Integer.MAX_VALUE, "max_n", -1), 0));
    }

    @ParameterizedTest
    @MethodSource("good")
    void takesWhatIsWithinItsBounds(Implementation implementation, Map<String, Object> parameters, int children) {
        assertThat(implementation.create(parameters, children)).isNotNull();
        assertThat(implementation.parameters()).containsAll(parameters.keySet());
    }

    @Test
    void beginsWithTheBestBranchThatIsGiven() {
        EpsilonGreedy bandit =
                (EpsilonGreedy) Implementation.EPSILON_GREEDY.create(Map.of("epsilon", 0, "best_branch", 0), 50);

        assertThat(bandit.route(new None(), Call.none())).isZero();
    }

    @Test
    void repeatsWhatASeedGives() throws Exception {
        RandomAbTest one = (RandomAbTest) Implementation.RANDOM_ABTEST.create(Map.of("seed", 4), 2);
        RandomAbTest other = (RandomAbTest) Implementation.RANDOM_ABTEST.create(Map.of("seed", 4), 2);

        for (int i = 0; i < 100; i++) {
            assertThat(one.route(new None(), Call.none())).isEqualTo(other.route(new None(), Call.none()));
        }
    }

    /** The probability of 64 equal choices is 2^-64. */
    @Test
    void doesNotRepeatWithoutASeed() {
        RandomAbTest one = (RandomAbTest) Implementation.RANDOM_ABTEST.create(NONE, 2);
        RandomAbTest other = (RandomAbTest) Implementation.RANDOM_ABTEST.create(NONE, 2);

        int same = 0;
        for (int i = 0; i < 64; i++) {
            same += one.route(new None(), Call.none()) == other.route(new None(), Call.none()) ? 1 : 0;
        }

        assertThat(same).isLessThan(64);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SIMPLE_ROUTER             | 0 | SIMPLE_ROUTER needs 1 child or more, got 0
                    AVERAGE_COMBINER          | 0 | AVERAGE_COMBINER needs 1 child or more, got 0
                    WEIGHTED_AVERAGE_COMBINER | 0 | WEIGHTED_AVERAGE_COMBINER needs 1 child or more, got 0
                    MAJORITY_VOTE_COMBINER    | 0 | MAJORITY_VOTE_COMBINER needs 1 child or more, got 0
                    EPSILON_GREEDY            | 0 | EPSILON_GREEDY needs 1 child or more, got 0
                    THOMPSON_SAMPLING         | 0 | THOMPSON_SAMPLING needs 1 child or more, got 0
                    UCB1                      | 0 | UCB1 needs 1 child or more, got 0
                    RANDOM_ABTEST             | 1 | RANDOM_ABTEST needs exactly 2 children, got 1
                    RANDOM_ABTEST             | 3 | RANDOM_ABTEST needs exactly 2 children, got 3
                    """)
    void rejectsANumberOfChildrenThatDoesNotFit(Implementation implementation, int children, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> implementation.create(NONE, children))
                .withMessage(message);
    }
}
