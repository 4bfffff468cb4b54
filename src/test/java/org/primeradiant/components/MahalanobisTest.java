package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.Json;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

class MahalanobisTest {
    private static final double[][] CROSS = {{2, 0}, {-2, 0}, {0, 1}, {0, -1}, {0, 0}};

    private static Mahalanobis detector(Map<String, Object> parameters) {
        return (Mahalanobis) Implementation.MAHALANOBIS.create(parameters, 0);
    }

    /** After learning {@link #CROSS}, the row (4, 1) scores 8 + 2. */
    @ParameterizedTest
    @CsvSource({"9.9, 1", "10.1, 0"})
    void answersWhetherTheScoreIsAboveTheThreshold(double threshold, long outlier) {
        Mahalanobis detector = detector(Map.of("threshold", threshold));
        detector.predict(Tensor.of(CROSS), Call.none());

        Tensor answer = detector.predict(Tensor.of(new double[][] {{4, 1}}), Call.none());

        assertThat(answer).isEqualTo(Tensor.of(new int[] {1}, outlier));
    }

    @Test
    void reportsTheRequestAndAllRowsSoFar() {
        Mahalanobis detector = detector(Map.of("threshold", 9));
        detector.predict(Tensor.of(CROSS), Call.none());
        detector.predict(Tensor.of(new double[][] {{4, 1}}), Call.none());
        Call call = Call.none();

        detector.predict(Tensor.of(new double[][] {{0, 0}, {100, 0}}), call);

        assertThat(call.addedMetrics())
                .extracting(Metric::type, Metric::key)
                .containsExactly(
                        tuple(Metric.Type.GAUGE, "is_outlier"),
                        tuple(Metric.Type.GAUGE, "outlier_score"),
                        tuple(Metric.Type.GAUGE, "nb_outliers"),
                        tuple(Metric.Type.GAUGE, "fraction_outliers"),
                        tuple(Metric.Type.GAUGE, "observation"),
                        tuple(Metric.Type.GAUGE, "threshold"));
        assertThat(call.addedMetrics().stream()
                        .filter(metric -> !metric.key().equals("outlier_score"))
                        .map(Metric::value))
                .containsExactly(0.5, 2.0, 0.25, 8.0, 9.0);
    }

    @Test
    void reportsTheMeanScore() {
        Mahalanobis detector = detector(Map.of());
        detector.predict(Tensor.of(CROSS), Call.none());
        Call call = Call.none();

        detector.predict(Tensor.of(new double[][] {{4, 1}}), call);

        assertThat(call.addedMetrics().get(1).value()).isCloseTo(10, within(1e-12));
    }

    @Test
    void handsTheRowsOnWithATag() {
        Mahalanobis detector = detector(Map.of());
        Tensor rows = Tensor.of(new double[][] {{4, 1}, {1000, 0}});
        detector.predict(Tensor.of(CROSS), Call.none());
        Call call = Call.none();

        Tensor answer = detector.transformInput(rows, call);

        assertThat(answer).isSameAs(rows);
        assertThat(call.addedTags())
                .isEqualTo(Map.of(
                        "outlier-predictions",
                        Json.createArrayBuilder().add(0).add(1).build()));
        assertThat(call.addedMetrics()).hasSize(6);
    }

    @Test
    void answersNothingForNoRows() {
        Call call = Call.none();

        Tensor answer = detector(Map.of()).predict(Tensor.of(new int[] {0, 3}, new double[0]), call);

        assertThat(answer).isEqualTo(Tensor.of(new int[] {0}, new long[0]));
        assertThat(call.addedMetrics()).isEmpty();
    }

    @Test
    void takesWholeNumbers() {
        Mahalanobis detector = detector(Map.of());

        assertThat(detector.predict(Tensor.of(new int[] {1, 2}, 3L, 4L), Call.none()))
                .isEqualTo(Tensor.of(new int[] {1}, 0L));
    }

    private static Stream<Tensor> misfits() {
        return Stream.of(
                Tensor.of(new int[] {3}, 1.0, 2.0, 3.0),
                Tensor.of(new int[] {1, 1, 1}, 1.0),
                Tensor.of(new int[] {2, 0}, new double[0]),
                Tensor.of(new int[] {1, 1}, "1"),
                Tensor.of(new int[] {1, 1}, true));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void rejectsWhatAreNoRows(Tensor misfit) {
        assertRejected(
                detector(Map.of()),
                misfit,
                "MAHALANOBIS takes rows of numbers, got " + misfit.type() + " of shape "
                        + Arrays.toString(misfit.shape()));
    }

    /** A request is learned as a whole or not at all: its valid first row is not learned either. */
    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity", "1.1e60"})
    void rejectsNumbersThatCannotBeReckonedWith(double value) {
        Mahalanobis detector = detector(Map.of());
        Call call = Call.none();

        assertRejected(
                detector,
                Tensor.of(new double[][] {{1, 2}, {1, value}}),
                "MAHALANOBIS takes finite numbers of magnitude up to 1.0E60, got NaN, infinity or a larger one in"
                        + " row 1, column 1");

        detector.predict(Tensor.of(new double[][] {{1}}), call);
        assertThat(call.addedMetrics().get(4).value()).isEqualTo(1);
    }

    @Test
    void rejectsRowsOfAnotherLength() {
        Mahalanobis detector = detector(Map.of());
        detector.predict(Tensor.of(CROSS), Call.none());

        assertRejected(
                detector,
                Tensor.of(new double[][] {{1, 2, 3}}),
                "MAHALANOBIS has learned from rows of 2 numbers, got rows of 3");
    }

    private static void assertRejected(Mahalanobis detector, Tensor rows, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> detector.predict(rows, Call.none()))
                .withMessage(message)
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }
}
