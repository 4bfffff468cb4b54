package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

class MajorityVoteCombinerTest {
    private static Tensor vote(Data... children) {
        return new MajorityVoteCombiner().aggregate(List.of(children), Call.none());
    }

    private static Data longs(long... labels) {
        return Payload.data(Tensor.of(new int[] {labels.length}, labels));
    }

    private static Data doubles(double... labels) {
        return Payload.data(Tensor.of(new int[] {labels.length}, labels));
    }

    private static Data strings(String... labels) {
        return Payload.data(Tensor.of(new int[] {labels.length}, labels));
    }

    private static Data scores(List<String> names, double[]... rows) {
        return new Data(Tensor.of(rows), names, Form.NDARRAY);
    }

    private static double[] row(double... row) {
        return row;
    }

    @Test
    void electsTheLabelOfMostChildren() {
        assertThat(vote(longs(1, 2, 3), longs(2, 2, 1), longs(2, 1, 1)))
                .isEqualTo(Tensor.of(new int[] {3}, 2L, 2L, 1L));
    }

    @Test
    void breaksTiesForTheEarliestChild() {
        assertThat(vote(longs(9, 4, 5), longs(1, 1, 7), longs(2, 7, 7), longs(3, 4, 5)))
                .isEqualTo(Tensor.of(new int[] {3}, 9L, 4L, 5L));
        assertThat(vote(longs(9), longs(1), longs(2), longs(2), longs(1))).isEqualTo(Tensor.of(new int[] {1}, 1L));
    }

    @Test
    void answersItsOnlyChild() {
        assertThat(vote(longs(5))).isEqualTo(Tensor.of(new int[] {1}, 5L));
    }

    @Test
    void takesTheHighestScoreOfEachRow() {
        Data first = scores(List.of(), row(0.1, 0.7, 0.2), row(0.4, 0.4, 0.2));
        Data second = scores(List.of(), row(0.8, 0.1, 0.1), row(0.1, 0.2, 0.7));
        Data third = scores(List.of(), row(-3, -1, -2), row(0, 0, 0));

        assertThat(vote(first, second, third)).isEqualTo(Tensor.of(new int[] {2}, 1L, 0L));
    }

    @Test
    void takesAColumnOfLabels() {
        Data column = Payload.data(Tensor.of(new int[] {2, 1}, 4L, 5L));

        assertThat(vote(column, longs(4, 6), longs(3, 6))).isEqualTo(Tensor.of(new int[] {2}, 4L, 6L));
    }

    @Test
    void countsScoresAndNumbersTogether() {
        assertThat(vote(longs(0), scores(List.of(), row(0.1, 0.9)), longs(1))).isEqualTo(Tensor.of(new int[] {1}, 1L));
    }

    @Test
    void takesNumbersOfEqualValueForTheSame() {
        Data ints = Payload.data(Tensor.of(new int[] {2}, 1, 0));

        assertThat(vote(doubles(0.5, 7), ints, doubles(1, -0.0))).isEqualTo(Tensor.of(new int[] {2}, 1.0, 0.0));
    }

    /** As doubles, both numbers would be 2^53. */
    @Test
    void tellsLargeWholeNumbersApart() {
        long large = 9_007_199_254_740_993L;

        assertThat(vote(longs(large - 1), longs(large), longs(large))).isEqualTo(Tensor.of(new int[] {1}, large));
    }

    @Test
    void electsStrings() {
        assertThat(vote(strings("cat", "dog"), strings("dog", "cat"), strings("dog", "bird")))
                .isEqualTo(Tensor.of(new int[] {2}, "dog", "dog"));
    }

    @Test
    void callsTheColumnsOfScoresByNameWhereOthersAnswerStrings() {
        Data named = scores(List.of("cat", "dog"), row(0.2, 0.8), row(0.9, 0.1));

        assertThat(vote(strings("cat", "dog"), named, strings("dog", "cat")))
                .isEqualTo(Tensor.of(new int[] {2}, "dog", "cat"));
    }

    @Test
    void answersNoLabelsForNoRows() {
        assertThat(vote(longs(), longs())).isEqualTo(Tensor.of(new int[] {0}, new long[0]));
        assertThat(vote(Payload.data(Tensor.of(new int[] {0, 2}, new double[0])))
                        .shape())
                .containsExactly(0);
    }

    @Test
    void rejectsAnotherNumberOfRows() {
        assertRejected("child 1 must answer 2 rows like child 0, got 3", longs(1, 2), longs(1, 2, 3));
    }

    @Test
    void rejectsNaN() {
        assertRejected("child 1 answered NaN in row 1", doubles(1, 2), doubles(1, Double.NaN));
        assertRejected("child 0 answered NaN in row 1", scores(List.of(), row(1, 2), row(3, Double.NaN)));
    }

    @Test
    void rejectsNumbersAmongStrings() {
        String cure = " must answer strings, or scores with column names, since another child answers strings";

        assertRejected("child 1" + cure, strings("a"), longs(1));
        assertRejected("child 0" + cure, scores(List.of("a"), row(0, 1)), strings("a"));
    }

    @Test
    void rejectsWhatAreNoVotes() {
        String expected = "must answer labels, numbers or strings, or rows of scores, got ";

        assertRejected(
                "child 0 " + expected + "STRING of shape [1, 2]", Payload.data(Tensor.of(new int[] {1, 2}, "a", "b")));
        assertRejected(
                "child 1 " + expected + "BOOLEAN of shape [1]", longs(1), Payload.data(Tensor.of(new int[] {1}, true)));
        assertRejected(
                "child 0 " + expected + "DOUBLE of shape [1, 1, 1]", Payload.data(Tensor.of(new int[] {1, 1, 1}, 1.0)));
        assertRejected("child 0 " + expected + "DOUBLE of shape []", Payload.data(Tensor.of(new int[0], 1.0)));
    }

    private static void assertRejected(String message, Data... children) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> vote(children))
                .withMessage("cannot vote: " + message)
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }
}
