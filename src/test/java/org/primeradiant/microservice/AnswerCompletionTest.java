package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.primeradiant.api.Form.NDARRAY;
import static org.primeradiant.api.Form.TENSOR;
import static org.primeradiant.api.Form.TFTENSOR;
import static org.primeradiant.api.Metric.Type.COUNTER;
import static org.primeradiant.api.Metric.Type.GAUGE;
import static org.primeradiant.api.Metric.Type.TIMER;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.primeradiant.metrics.Meters;

class AnswerCompletionTest {
    private static final AnswerCompletion OUTSIDE_A_GRAPH = answers("", "");
    private static final AnswerCompletion IN_A_GRAPH = answers("classifier", "iris:0.1");

    private static final Tensor ROW = Tensor.of(new int[] {1, 2}, 0.25, 0.75);
    private static final Tensor VECTOR = Tensor.of(new int[] {2}, 0.25, 0.75);

    private static SeldonMessage data(Form form) {
        return SeldonMessage.of(new Data(ROW, List.of("length", "width"), form));
    }

    private static Payload completed(SeldonMessage request, Payload result, List<String> classNames) {
        return OUTSIDE_A_GRAPH
                .complete(request, SeldonMessage.of(result), classNames, Meta.EMPTY)
                .payload();
    }

    private static Metric counter(String key) {
        return new Metric(COUNTER, key, 1, Map.of());
    }

    private static JsonValue json(String text) {
        return Json.createValue(text);
    }

    @Test
    void isNodeZeroOutsideAGraph() {
        assertThat(OUTSIDE_A_GRAPH.nodeName()).isEqualTo("0");
        assertThat(IN_A_GRAPH.nodeName()).isEqualTo("classifier");
    }

    @Test
    void rejectsARequestWithoutPayload() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(
                        () -> AnswerCompletion.requirePayload(SeldonMessage.of(Payload.NONE), "iris.transformInput"))
                .withMessage("iris.transformInput takes data, jsonData, strData or binData, got none of them")
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    @Test
    void takesARequestWithAnyPayload() {
        assertThatCode(() -> AnswerCompletion.requirePayload(SeldonMessage.of(Payload.text("")), "iris.predict"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void answersDataInTheFormOfTheRequest(Form form) {
        assertThat(completed(data(form), Payload.data(ROW), List.of()))
                .isEqualTo(new Data(ROW, List.of("t:0", "t:1"), form));
    }

    @ParameterizedTest
    @MethodSource("requestsWithoutData")
    void answersATensorToARequestWithoutData(Payload request) {
        Data ndarray = new Data(ROW, List.of(), NDARRAY);

        assertThat(completed(SeldonMessage.of(request), ndarray, List.of()))
                .isEqualTo(new Data(ROW, List.of("t:0", "t:1"), TENSOR));
    }

    private static Stream<Payload> requestsWithoutData() {
        return Stream.of(
                Payload.text("a"), Payload.bytes((byte) 1), Payload.json(JsonValue.EMPTY_JSON_OBJECT), Payload.NONE);
    }

    @Test
    void namesTheColumnsAsTheComponentDoes() {
        assertThat(completed(data(TENSOR), Payload.data(ROW), List.of("no", "yes")))
                .isEqualTo(new Data(ROW, List.of("no", "yes"), TENSOR));
    }

    @Test
    void dropsTheNamesOfAnInputThatTheComponentHandsBack() {
        assertThat(completed(data(TENSOR), new Data(ROW, List.of("a", "b"), TENSOR), List.of()))
                .isEqualTo(new Data(ROW, List.of("t:0", "t:1"), TENSOR));
    }

    @Test
    void namesNothingInAnAnswerOfOneDimension() {
        assertThat(completed(data(NDARRAY), new Data(VECTOR, List.of("a", "b"), TENSOR), List.of("no", "yes")))
                .isEqualTo(new Data(VECTOR, List.of(), NDARRAY));
    }

    @Test
    void namesTheSecondOfThreeDimensions() {
        Tensor cube = Tensor.of(new int[] {1, 2, 3}, 1, 2, 3, 4, 5, 6);

        assertThat(completed(data(TENSOR), Payload.data(cube), List.of()))
                .isEqualTo(new Data(cube, List.of("t:0", "t:1"), TENSOR));
    }

    @Test
    void leavesOtherPayloadsAsTheyAre() {
        assertThat(completed(data(TFTENSOR), Payload.text("setosa"), List.of("no", "yes")))
                .isEqualTo(Payload.text("setosa"));
    }

    @Test
    void keepsTheStatusOfTheAnswerAndNotThatOfTheRequest() {
        Status asked = new Status(1, "asked", "", Status.Flag.SUCCESS);
        Status answered = new Status(2, "answered", "", Status.Flag.SUCCESS);

        SeldonMessage answer = OUTSIDE_A_GRAPH.complete(
                new SeldonMessage(asked, Meta.EMPTY, Payload.text("a")),
                new SeldonMessage(answered, Meta.EMPTY, Payload.text("b")),
                List.of(),
                Meta.EMPTY);

        assertThat(answer.status()).isEqualTo(answered);
    }

    @Test
    void saysNothingWhenNothingIsToBeSaid() {
        assertThat(OUTSIDE_A_GRAPH.meta(Meta.EMPTY, Call.none(), Call.none(), "predict"))
                .isEqualTo(Meta.EMPTY);
    }

    @Test
    void copiesThePuidAndDropsTheRouting() {
        Meta incoming = new Meta("p1", Map.of(), Map.of("router", 1), Map.of(), List.of());

        Meta meta = OUTSIDE_A_GRAPH.meta(incoming, Call.none(), Call.none(), "predict");

        assertThat(meta).isEqualTo(new Meta("p1", Map.of(), Map.of(), Map.of(), List.of()));
    }

    @Test
    void letsTheTagsOfEveryCallWinOverTheRequestsAndThoseOfThisCallOverBoth() {
        Map<String, JsonValue> tags =
                Map.of("request", json("request"), "every", json("request"), "this", json("request"));
        Call annotations = Call.none();
        annotations.tag("every", "every");
        annotations.tag("this", "every");
        Call call = Call.none();
        call.tag("this", "this");

        Meta meta =
                OUTSIDE_A_GRAPH.meta(new Meta("", tags, Map.of(), Map.of(), List.of()), call, annotations, "predict");

        assertThat(meta.tags())
                .isEqualTo(Map.of("request", json("request"), "every", json("every"), "this", json("this")));
    }

    @Test
    void putsTheMetricsOfTheRequestFirstThenThoseOfEveryCallThenThoseOfThisCall() {
        Call annotations = Call.none();
        annotations.metric(counter("every"));
        Call call = Call.none();
        call.metric(counter("this"));

        Meta meta = OUTSIDE_A_GRAPH.meta(
                new Meta("", Map.of(), Map.of(), Map.of(), List.of(counter("request"))), call, annotations, "predict");

        assertThat(meta.metrics()).containsExactly(counter("request"), counter("every"), counter("this"));
    }

    @Test
    void dropsAMetricThatCannotBeRecordedRatherThanTheAnswer() throws IOException {
        Metric unknownLevel = new Metric(GAUGE, "level", Double.NaN, Map.of());
        Call call = Call.none();
        call.counter("sum", Double.NaN);
        call.counter("sum", Double.POSITIVE_INFINITY);
        call.counter(" ", 1);
        call.metric(new Metric(TIMER, "time", Double.NaN, Map.of("a", "b")));
        call.metric(unknownLevel);
        call.counter("sum", 2);
        Meters meters = new Meters(Map.of());
        AnswerCompletion answers = new AnswerCompletion(Units.of("", ""), meters);

        Meta meta = answers.meta(Meta.EMPTY, call, Call.none(), "predict");

        assertThat(meta.metrics()).containsExactly(unknownLevel, new Metric(COUNTER, "sum", 2, Map.of()));
        assertThat(text(meters))
                .contains("level{method=\"predict\"} NaN", "sum_total{method=\"predict\"} 2.0")
                .contains("radiant_metrics_refused_total{reason=\"value\"} 4.0")
                .doesNotContain("time");
    }

    @Test
    void keepsAWholeAnswerWithAMetricThatCannotBeRecorded() throws IOException {
        Metric unknown = new Metric(COUNTER, "sum", Double.NaN, Map.of());
        SeldonMessage whole = SeldonMessage.of(
                new Meta("", Map.of(), Map.of(), Map.of(), List.of(unknown, counter("sum"))), Payload.NONE);
        Meters meters = new Meters(Map.of());

        assertThat(new AnswerCompletion(Units.of("", ""), meters).whole(whole, "predict"))
                .isSameAs(whole);
        assertThat(text(meters)).contains("sum_total{method=\"predict\"} 1.0");
    }

    private static String text(Meters meters) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        meters.write(text);
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void addsItsOwnNodeToTheRequestPath() {
        Meta incoming = new Meta("", Map.of(), Map.of(), Map.of("scaler", "scaler:1"), List.of());

        assertThat(IN_A_GRAPH
                        .meta(incoming, Call.none(), Call.none(), "predict")
                        .requestPath())
                .isEqualTo(Map.of("classifier", "iris:0.1", "scaler", "scaler:1"));
    }

    @Test
    void letsTheRequestPathOfTheRequestWin() {
        Meta incoming = new Meta("", Map.of(), Map.of(), Map.of("classifier", "overridden"), List.of());

        assertThat(IN_A_GRAPH
                        .meta(incoming, Call.none(), Call.none(), "predict")
                        .requestPath())
                .isEqualTo(Map.of("classifier", "overridden"));
    }

    @Test
    void addsNothingToTheRequestPathOutsideAGraph() {
        Meta incoming = new Meta("", Map.of(), Map.of(), Map.of("scaler", "scaler:1"), List.of());

        assertThat(OUTSIDE_A_GRAPH
                        .meta(incoming, Call.none(), Call.none(), "predict")
                        .requestPath())
                .isEqualTo(Map.of("scaler", "scaler:1"));
    }

    @Test
    void namesAnUnknownImageAsSeldonDoes() {
        assertThat(answers("classifier", "")
                        .meta(Meta.EMPTY, Call.none(), Call.none(), "predict")
                        .requestPath())
                .isEqualTo(Map.of("classifier", "NOT_IMPLEMENTED:NOT_IMPLEMENTED"));
    }

    @Test
    void keepsThePuidAlone() {
        Meta incoming = new Meta(
                "p1", Map.of("a", json("b")), Map.of("router", 1), Map.of("scaler", "scaler:1"), List.of(counter("k")));

        assertThat(AnswerCompletion.puidOnly(incoming))
                .isEqualTo(new Meta("p1", Map.of(), Map.of(), Map.of(), List.of()));
        assertThat(AnswerCompletion.puidOnly(new Meta("", incoming.tags(), Map.of(), Map.of(), List.of())))
                .isEqualTo(Meta.EMPTY);
    }

    @Test
    void mergesTheMetaOfSeveralMessages() {
        Meta first = new Meta(
                "p1",
                Map.of("t", json("first"), "a", json("first")),
                Map.of("router", 0),
                Map.of("m1", "i1", "both", "first"),
                List.of(counter("k1")));
        Meta second = new Meta(
                "p2",
                Map.of("t", json("second"), "b", json("second")),
                Map.of("router", 1),
                Map.of("m2", "i2", "both", "second"),
                List.of(counter("k2"), counter("k1")));

        Meta merged = AnswerCompletion.mergedMeta(
                List.of(SeldonMessage.of(first, Payload.NONE), SeldonMessage.of(second, Payload.NONE)));

        assertThat(merged)
                .isEqualTo(new Meta(
                        "p1",
                        Map.of("t", json("second"), "a", json("first"), "b", json("second")),
                        Map.of(),
                        Map.of("m1", "i1", "m2", "i2", "both", "second"),
                        List.of(counter("k1"), counter("k2"), counter("k1"))));
    }

    @Test
    void takesNoPuidButThatOfTheFirstMessage() {
        Meta second = new Meta("p2", Map.of(), Map.of(), Map.of(), List.of());

        Meta merged = AnswerCompletion.mergedMeta(
                List.of(SeldonMessage.of(Payload.NONE), SeldonMessage.of(second, Payload.NONE)));

        assertThat(merged.puid()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void answersFeedbackOfWhichNothingIsSaidWithTheEmptyArray(Form form) {
        SeldonMessage answer = OUTSIDE_A_GRAPH.feedback(data(form), Payload.NONE, Call.none(), Call.none());

        assertThat(answer)
                .isEqualTo(SeldonMessage.of(new Data(Tensor.of(new int[] {0}, new double[0]), List.of(), form)));
    }

    @Test
    void answersFeedbackWithThePuidAndOwnTagsAlone() {
        Meta incoming = new Meta(
                "p1",
                Map.of("in", json("in")),
                Map.of("router", 1),
                Map.of("scaler", "scaler:1"),
                List.of(counter("k")));
        Call call = Call.none();
        call.tag("own", "own");

        SeldonMessage answer = IN_A_GRAPH.feedback(
                SeldonMessage.of(incoming, Payload.text("a")), Payload.text("thanks"), call, Call.none());

        assertThat(answer)
                .isEqualTo(SeldonMessage.of(
                        new Meta(
                                "p1",
                                Map.of("own", json("own")),
                                Map.of(),
                                Map.of("classifier", "iris:0.1"),
                                List.of()),
                        Payload.text("thanks")));
    }

    private static AnswerCompletion answers(String unitId, String unitImage) {
        return new AnswerCompletion(Units.of(unitId, unitImage), new Meters(Map.of()));
    }
}
