package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

class AverageCombinerTest {
    private static SeldonMessage rows(double[]... rows) {
        return message(Tensor.of(rows));
    }

    private static SeldonMessage message(Tensor tensor) {
        return SeldonMessage.of(Payload.data(tensor));
    }

    private static double[] row(double... row) {
        return row;
    }

    private static Tensor mean(AverageCombiner combiner, SeldonMessage... children) {
        return ((Data) combiner.aggregate(List.of(children), Call.none()).payload()).tensor();
    }

    @Test
    void averagesElementByElement() {
        Tensor mean = mean(
                AverageCombiner.equal(),
                rows(row(1, 2), row(3, 4)),
                rows(row(2, 2), row(3, -4)),
                rows(row(6, 2), row(0, 3)));

        assertThat(mean).isEqualTo(Tensor.of(new double[][] {{3, 2}, {2, 1}}));
    }

    @Test
    void averagesTensorsThatMakeATable() {
        Tensors columns =
                Tensors.of("a", Tensor.of(new int[] {2}, 1.0, 2.0)).with("b", Tensor.of(new int[] {2}, 3.0, 4.0));

        assertThat(mean(AverageCombiner.equal(), SeldonMessage.of(columns), rows(row(3, 3), row(4, 4))))
                .isEqualTo(Tensor.of(new double[][] {{2, 3}, {3, 4}}));
    }

    @Test
    void answersItsOnlyChild() {
        assertThat(mean(AverageCombiner.equal(), rows(row(0.1, 0.2))))
                .isEqualTo(Tensor.of(new double[][] {{0.1, 0.2}}));
    }

    @Test
    void averagesNumbersOfAllTypes() {
        Tensor mean = mean(
                AverageCombiner.equal(),
                message(Tensor.of(new int[] {1, 2}, 1, 2)),
                message(Tensor.of(new int[] {1, 2}, 2L, 3L)),
                message(Tensor.of(new int[] {1, 2}, 0.5f, 0.25f)),
                rows(row(0, 0)));

        assertThat(mean).isEqualTo(Tensor.of(new double[][] {{0.875, 1.3125}}));
    }

    /** 0.5, 0.3 and 0.2 are not all exact in binary; the rounding of the products and sums stays within 1e-15. */
    @Test
    void weighs() {
        Tensor mean =
                mean(AverageCombiner.weighted(0.5, 0.3, 0.2), rows(row(1, 10)), rows(row(2, 0)), rows(row(3, -5)));

        assertThat(mean.doubles()[0]).isCloseTo(1.7, within(1e-15));
        assertThat(mean.doubles()[1]).isCloseTo(4, within(1e-15));
    }

    @Test
    void weighsByShares() {
        assertThat(mean(AverageCombiner.weighted(3, 1), rows(row(1)), rows(row(5))))
                .isEqualTo(Tensor.of(new double[][] {{2}}));
    }

    @Test
    void passesOverAChildOfWeightZero() {
        assertThat(mean(AverageCombiner.weighted(0, 2), rows(row(Double.NaN)), rows(row(5))))
                .isEqualTo(Tensor.of(new double[][] {{5}}));
    }

    @Test
    void keepsNaNWhereItIs() {
        assertThat(mean(AverageCombiner.equal(), rows(row(Double.NaN, 1)), rows(row(1, 3)))
                        .doubles())
                .containsExactly(Double.NaN, 2);
    }

    @Test
    void answersNoRowsForNoRows() {
        Tensor none = Tensor.of(new int[] {0, 3}, new double[0]);

        assertThat(mean(AverageCombiner.equal(), message(none), message(none))).isEqualTo(none);
    }

    @Test
    void keepsNamesFormAndStatusOfTheFirstChild() {
        Status status = new Status(7, "fine", "", Status.Flag.SUCCESS);
        Data first = new Data(Tensor.of(new double[][] {{1}}), List.of("yes"), Form.NDARRAY);
        Data second = new Data(Tensor.of(new double[][] {{3}}), List.of("no"), Form.TENSOR);

        SeldonMessage answer = AverageCombiner.equal()
                .aggregate(
                        List.of(new SeldonMessage(status, Meta.EMPTY, first), SeldonMessage.of(second)), Call.none());

        assertThat(answer.payload()).isEqualTo(new Data(Tensor.of(new double[][] {{2}}), List.of("yes"), Form.NDARRAY));
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void mergesWhatTheChildrenSayBesides() {
        Metric hits = new Metric(Metric.Type.COUNTER, "hits", 1, Map.of());
        Metric misses = new Metric(Metric.Type.COUNTER, "misses", 1, Map.of());
        Meta first = new Meta(
                "p1",
                Map.of("a", JsonValue.TRUE, "b", JsonValue.TRUE),
                Map.of("r", 1),
                Map.of("m1", "i:1"),
                List.of(hits));
        Meta second = new Meta("p2", Map.of("b", JsonValue.FALSE), Map.of(), Map.of("m2", "i:2"), List.of(misses));
        Payload one = rows(row(1)).payload();

        Meta meta = AverageCombiner.equal()
                .aggregate(List.of(SeldonMessage.of(first, one), SeldonMessage.of(second, one)), Call.none())
                .meta();

        assertThat(meta)
                .isEqualTo(new Meta(
                        "p1",
                        Map.of("a", JsonValue.TRUE, "b", JsonValue.FALSE),
                        Map.of(),
                        Map.of("m1", "i:1", "m2", "i:2"),
                        List.of(hits, misses)));
    }

    private record Misfit(String message, SeldonMessage... children) {
        @Override
        public String toString() {
            return message;
        }
    }

    private static List<Misfit> misfits() {
        SeldonMessage good = rows(row(1, 2));
        return List.of(
                new Misfit("child 1 must answer the shape [1, 2] like child 0, got [1, 3]", good, rows(row(1, 2, 3))),
                new Misfit(
                        "child 2 must answer the shape [1, 2] like child 0, got [2, 2]",
                        good,
                        good,
                        rows(row(1, 2), row(3, 4))),
                new Misfit("child 0 must answer data, got strData", SeldonMessage.of(Payload.text("a")), good),
                new Misfit("child 1 must answer data, got nothing", good, SeldonMessage.of(Payload.NONE)),
                new Misfit(
                        "child 1 must answer rows of numbers, got DOUBLE of shape [2]",
                        good,
                        message(Tensor.of(new int[] {2}, 1.0, 2.0))),
                new Misfit(
                        "child 0 must answer rows of numbers, got STRING of shape [1, 2]",
                        message(Tensor.of(new int[] {1, 2}, "1", "2")),
                        good),
                new Misfit(
                        "child 1 must answer rows of numbers, got BOOLEAN of shape [1, 2]",
                        good,
                        message(Tensor.of(new int[] {1, 2}, true, false))));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void rejectsWhatHasNoMean(Misfit misfit) {
        assertRejected(AverageCombiner.equal(), misfit.message(), misfit.children());
    }

    @Test
    void rejectsMoreOrFewerAnswersThanWeights() {
        AverageCombiner combiner = AverageCombiner.weighted(1, 1);

        assertRejected(combiner, "there must be 2 answers, one for each weight, got 1", rows(row(1)));
        assertRejected(
                combiner,
                "there must be 2 answers, one for each weight, got 3",
                rows(row(1)),
                rows(row(1)),
                rows(row(1)));
    }

    private static void assertRejected(AverageCombiner combiner, String message, SeldonMessage... children) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> combiner.aggregate(Arrays.asList(children), Call.none()))
                .withMessage("cannot average: " + message)
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }
}
