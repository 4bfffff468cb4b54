package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Error messages for invalid parameters; the nodes have two children. */
class ImplementationParametersTest {
    private static Stream<Arguments> bad() {
        return Stream.of(
                bad(Implementation.SIMPLE_MODEL, "x", 1, "SIMPLE_MODEL has no parameter 'x'; its parameters: none"),
                bad(
                        Implementation.UCB1,
                        "epsilon",
                        0.1,
                        "UCB1 has no parameter 'epsilon'; its parameters: n_branches, seed, branch_names, verbose,"
                                + " history, max_rows_per_feedback"),
                bad(
                        Implementation.RANDOM_ABTEST,
                        "ratioB",
                        0.1,
                        "RANDOM_ABTEST has no parameter 'ratioB'; its parameters: ratioA, seed"),
                number(Implementation.RANDOM_ABTEST, "ratioA", 1.01, "from 0 to 1"),
                number(Implementation.RANDOM_ABTEST, "ratioA", -0.01f, "from 0 to 1"),
                number(Implementation.EPSILON_GREEDY, "epsilon", Float.NaN, "from 0 to 1"),
                number(Implementation.EPSILON_GREEDY, "epsilon", true, "from 0 to 1"),
                number(Implementation.MAHALANOBIS, "threshold", -1, "of 0 or more"),
                number(Implementation.MAHALANOBIS, "threshold", Double.POSITIVE_INFINITY, "of 0 or more"),
                number(Implementation.MAHALANOBIS, "n_stdev", 1, "above 1"),
                bad(
                        Implementation.RANDOM_ABTEST,
                        "ratioA",
                        "0.5",
                        "RANDOM_ABTEST: ratioA must be a number from 0 to 1, got the string '0.5'"),
                whole(Implementation.RANDOM_ABTEST, "seed", 1.0, ""),
                whole(Implementation.EPSILON_GREEDY, "best_branch", 2, " from 0 to 1"),
                whole(Implementation.EPSILON_GREEDY, "best_branch", -1, " from 0 to 1"),
                whole(Implementation.UCB1, "n_branches", 2.0, " of 1 or more"),
                whole(Implementation.UCB1, "n_branches", 0, " of 1 or more"),
                whole(Implementation.EPSILON_GREEDY, "max_rows_per_feedback", 0, " of 1 or more"),
                whole(Implementation.THOMPSON_SAMPLING, "max_rows_per_feedback", 1.5, " of 1 or more"),
                whole(Implementation.UCB1, "max_rows_per_feedback", -1, " of 1 or more"),
                whole(Implementation.MAHALANOBIS, "n_components", 0, " of 1 or more"),
                whole(Implementation.MAHALANOBIS, "start_clip", -1, " of 0 or more"),
                whole(Implementation.MAHALANOBIS, "max_n", -2, " of -1 or more"),
                bad(
                        Implementation.THOMPSON_SAMPLING,
                        "n_branches",
                        3,
                        "THOMPSON_SAMPLING: n_branches must be 2, the number of children, got 3"),
                bad(
                        Implementation.MAHALANOBIS,
                        "max_n",
                        5,
                        "MAHALANOBIS: max_n must be -1 or above 5, which is n_components + 2, got 5"),
                bad(Implementation.UCB1, "verbose", 1, "UCB1: verbose must be true or false, got 1"),
                bad(Implementation.UCB1, "history", "yes", "UCB1: history must be true or false, got the string 'yes'"),
                names("a", "the string 'a'"),
                names("a:b:c", "the string 'a:b:c'"),
                names("a:a", "the string 'a:a'"),
                names("a: ", "the string 'a: '"),
                names(7, "7"),
                weights("0.5", "the string '0.5'"),
                weights("0.5,0.3,0.2", "the string '0.5,0.3,0.2'"),
                weights("0,0", "the string '0,0'"),
                weights("1,-1", "the string '1,-1'"),
                weights("1,NaN", "the string '1,NaN'"),
                weights("1,Infinity", "the string '1,Infinity'"),
                weights("1e308,1e308", "the string '1e308,1e308'"),
                weights("1,", "the string '1,'"),
                weights("1;1", "the string '1;1'"),
                weights(0.5, "0.5"));
    }

    private static Arguments bad(Implementation implementation, String name, Object value, String message) {
        return arguments(implementation, Map.of(name, value), message);
    }

    private static Arguments number(Implementation implementation, String name, Object value, String bound) {
        return bad(
                implementation,
                name,
                value,
                implementation + ": " + name + " must be a number " + bound + ", got " + value);
    }

    private static Arguments whole(Implementation implementation, String name, Object value, String bound) {
        return bad(
                implementation,
                name,
                value,
                implementation + ": " + name + " must be a whole number" + bound + ", got " + value);
    }

    private static Arguments names(Object value, String got) {
        return bad(
                Implementation.UCB1,
                "branch_names",
                value,
                "UCB1: branch_names must be a string of 2 different names separated by colons, got " + got);
    }

    private static Arguments weights(Object value, String got) {
        return bad(
                Implementation.WEIGHTED_AVERAGE_COMBINER,
                "weights",
                value,
                "WEIGHTED_AVERAGE_COMBINER: weights must be a string of 2 numbers of 0 or more, not all 0, separated"
                        + " by commas: one for each child, got " + got);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void rejectsAParameterThatDoesNotFit(
            Implementation implementation, Map<String, Object> parameters, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> implementation.create(parameters, 2))
                .withMessage(message);
    }

    @Test
    void asksForWeights() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Implementation.WEIGHTED_AVERAGE_COMBINER.create(Map.of(), 3))
                .withMessage(
                        "WEIGHTED_AVERAGE_COMBINER: weights must be given: a string of 3 numbers of 0 or more, not all"
                                + " 0, separated by commas: one for each child");
    }
}
