package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import io.seldon.api.rpc.ClassificationReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.goldens.Outcome.Verdict;

/** Reads recordings made by others, which contain what those in the repository do not. */
class ForeignRecordingsTest {
    private static final String PREDICT = "/seldon.protos.Model/Predict";
    private static final String ASKED = """
            {"method": "/seldon.protos.Model/Predict", "message": {"strData": "a"}}""";
    private static final String BAD_DATA = """
            {"status": {"code": -1, "info": "x", "reason": "MICROSERVICE_BAD_DATA", "status": 1}}""";

    private static Object tree(String json) {
        return Tree.tryParse(json).orElseThrow();
    }

    private static LegacyCase legacy(String ours) {
        return LegacyCase.of(tree("""
                {"name": "n", "transport": "http", "endpoint": "/recommend", "component": "recent",
                "request": {"method": "GET", "target": "/recommend?client=c", "headers": null, "body": null},
                "ours": %s}""".formatted(ours)));
    }

    private static Case core(String component, String request, String response) {
        return Case.of(tree("""
                {"name": "n", "component": "%s", "component_type": "MODEL", "transport": "grpc", "env": null,
                "request": %s, "response": %s}""".formatted(component, request, response)));
    }

    private static Answer rest(int status, String body) {
        return Answer.rest(status, Map.of("content-type", "application/json"), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"200 or 400\"", "[200, 400]"})
    void statusMayLeaveTheChoice(String status) {
        LegacyCase recorded = legacy("{\"status\": " + status + "}");

        assertThat(LegacyComparison.difference(recorded, rest(200, "{}"))).isEmpty();
        assertThat(LegacyComparison.difference(recorded, rest(400, BAD_DATA))).isEmpty();
        assertThat(LegacyComparison.difference(recorded, rest(400, "oops"))).isEqualTo("Seldon's error body expected");
        assertThat(LegacyComparison.difference(recorded, rest(500, BAD_DATA))).isEqualTo("status 200 or 400 expected");
    }

    @Test
    void statusOfTheWrapperMayLeaveTheChoice() {
        Case recorded = core("Identity", ASKED, "{\"status\": \"INTERNAL or UNKNOWN\"}");

        assertThat(CoreComparison.difference(recorded, Answer.grpcFailure("UNKNOWN", "")))
                .isEmpty();
        assertThat(CoreComparison.difference(recorded, Answer.grpcFailure("ABORTED", "")))
                .isEqualTo("status INTERNAL or UNKNOWN expected");
    }

    @Test
    void nullAsStatusIsNoExpectation() {
        assertThat(LegacyComparison.difference(legacy("{\"status\": null}"), rest(404, "")))
                .isEmpty();
        assertThat(LegacyComparison.difference(legacy("null"), rest(200, "{}"))).isEmpty();
    }

    @Test
    void nullInARequestIsNothing() {
        LegacyCase recorded = legacy("{\"status\": 200}");

        assertThat(recorded.body()).isEmpty();
        assertThat(recorded.headers()).isEmpty();
        assertThat(core("Identity", ASKED, "null").status()).isEmpty();
    }

    @Test
    void nullInAnAnswerIsTheDefault() {
        LegacyCase recorded = LegacyCase.of(tree("""
                {"name": "n", "transport": "grpc", "endpoint": "/x", "ours": {"code": "OK", "reply": {"meta": null,
                "predictions": [{"prediction": null, "predictedClass": null, "confidence": null}]}}}"""));
        ClassificationReply.Builder reply = ClassificationReply.newBuilder();
        reply.getMetaBuilder();
        reply.addPredictionsBuilder();

        assertThat(LegacyComparison.difference(recorded, Answer.grpc(reply.build())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": null, \"b\": \"c\"}", "[[\"a\", null], [\"b\", \"c\"]]"})
    void headersThatAreNullAreLeftOut(String headers) {
        assertThat(Case.texts(tree(headers))).containsExactly(Map.entry("b", "c"));
    }

    @Test
    void graphMayHaveNulls() {
        GraphCase recorded = GraphCase.of(tree("""
                {"name": null, "graph": {"name": "m1"}, "hops": null, "note": null,
                "request": {"method": "GET", "path": "/ready", "headers": null, "body": null},
                "response": {"status": 200, "body": null}}"""));

        assertThat(recorded.hops()).isEmpty();
        assertThat(recorded.exchange().body()).isEmpty();
        assertThat(recorded.isSuccess()).isTrue();
    }

    @Test
    void callToANodeMayHaveNulls() {
        Hop rest = Hop.of(tree("""
                {"node": "m1", "transport": "rest", "method": "GET", "path": "/metadata", "headers": null,
                "body": null}"""));
        Hop grpc = Hop.of(tree("""
                {"node": "m1", "transport": "grpc", "method": "/seldon.protos.Model/Metadata", "metadata": null,
                "message": null}"""));

        assertThat(rest.body()).isEmpty();
        assertThat(grpc.message()).isEqualTo(Empty.getDefaultInstance());
    }

    @Test
    void messageMayBeGarbage() {
        Case recorded = core("Identity", """
                {"method": "/seldon.protos.Model/Predict", "message": null, "message_b64": "/////w=="}""", """
                {"status": "INTERNAL", "details": "Exception deserializing request!"}""");

        assertThat(GrpcTypes.requestBytes(PREDICT, recorded.request())).containsExactly(0xFF, 0xFF, 0xFF, 0xFF);
        assertThat(recorded.isUndecodable()).isTrue();
        assertThat(Recording.CORE.outcome(recorded, Answer.grpcFailure("INVALID_ARGUMENT", "not a message")))
                .returns(Verdict.BY_RULE, Outcome::verdict)
                .returns("grpc-undecodable", Outcome::text);
        assertThat(Recording.CORE
                        .outcome(recorded, Answer.grpcFailure("UNAVAILABLE", ""))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void messageMayBeRecordedAsJsonOnly() {
        Object nothing = tree("{\"message\": null, \"message_b64\": null}");

        assertThat(GrpcTypes.requestBytes(PREDICT, tree(ASKED))).containsExactly(0x2A, 1, 'a');
        assertThat(GrpcTypes.requestBytes(PREDICT, nothing)).isEmpty();
        assertThat(core("Identity", ASKED, "{\"status\": \"OK\"}").isUndecodable())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchToy", "", "a b", "Python", "org.primeradiant.toys.Identity"})
    void toyMayBeMissing(String component) {
        Case unknown = core(component, ASKED, "{\"status\": \"OK\"}");
        Case known = core("Identity", ASKED, "{\"status\": \"OK\"}");

        assertThat(Recording.CORE.playable(List.of(unknown, known))).containsExactly(known);
        assertThat(Recording.CORE.unplayable(List.of(unknown, known)))
                .singleElement()
                .returns(Verdict.NO_TOY, Outcome::verdict)
                .hasToString("no toy grpc n: the deployment has no such component");
    }

    @ParameterizedTest
    @CsvSource({"'', recent, true", "'', no-such, false", "m, echo, true", "m, recent, false"})
    void toyOfSeldonServerMayBeMissing(String model, String component, boolean known) {
        LegacyCase recorded = LegacyCase.of(tree("""
                {"name": "n", "transport": "http", "component": "%s", "model_name": "%s",
                "ours": {"status": 200}}""".formatted(component, model)));

        assertThat(Recording.LEGACY.playable(List.of(recorded))).hasSize(known ? 1 : 0);
        assertThat(Recording.LEGACY.unplayable(List.of(recorded))).hasSize(known ? 0 : 1);
    }

    @Test
    void noToyOfTheRepositorysRecordingsIsMissing() {
        Recordings recordings = Recordings.inRepository();

        assertThat(Recording.CORE.unplayable(recordings.core())).isEmpty();
        assertThat(Recording.LEGACY.unplayable(recordings.legacy())).isEmpty();
        assertThat(Recording.GRAPH_IN_PROCESS.unplayable(recordings.graph())).isEmpty();
        assertThat(Recording.OIP.unplayable(recordings.oip())).isEmpty();
        assertThat(ToysWar.has("FeedbackNone")).isTrue();
    }

    @Test
    void caseThatCannotBeReadFailsAlone() {
        Case recorded = core("Identity", ASKED, "{\"status\": \"OK\"}");

        Outcome outcome = Replay.outcome(Recording.CORE, recorded, unreadable -> {
            throw new IllegalArgumentException("not base64");
        });

        assertThat(outcome.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(outcome.text()).isEqualTo("cannot be replayed: java.lang.IllegalArgumentException: not base64");
    }

    private static Case rest(String headers, String body, int status) {
        return Case.of(tree("""
                {"name": "n", "component": "Identity", "component_type": "MODEL", "transport": "rest",
                "request": {"method": "POST", "path": "/predict", "headers": %s, "body": "%s"},
                "response": {"status": %d, "body": "{}"}}""".formatted(headers, body, status)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "deflate"})
    void bodyMayBeCompressed(String encoding) {
        Case recorded = rest("{\"content-encoding\": \"" + encoding + "\"}", "", 500);

        assertThat(Recording.CORE.outcome(recorded, rest(200, "{\"data\": {\"ndarray\": [1]}}")))
                .returns("compressed-body", Outcome::text);
        assertThat(Recording.CORE.outcome(recorded, rest(415, BAD_DATA)).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonData':NaN}",
                "{'jsonData':{'a':[1,-Infinity]}}",
                "{'strData':'x','meta':{'tags':{'t':Infinity}}}"
            })
    void jsonMayNotBeFinite(String body) {
        Case recorded = rest("{}", body.replace("'", "\\\""), 200);

        assertThat(Recording.CORE.outcome(recorded, rest(400, BAD_DATA)))
                .returns("json-that-is-not-finite", Outcome::text);
        assertThat(Recording.CORE.outcome(recorded, rest(500, BAD_DATA)).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void lineMayBeNull(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("a.jsonl"), "null\n\n{\"transport\": \"http\", \"ours\": {\"status\": 200}}\n");

        assertThat(new Recordings(folder).legacy()).singleElement().returns("200", LegacyCase::status);
    }
}
