package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static Answer answer(String name, int hop) {
        GraphCase recorded = RecordedGraphs.named(name);
        return new Script(recorded).answer(recorded.hops().get(hop));
    }

    @Test
    void answersNameAndOperation() {
        assertThat(answer("transformer-model", 0).json())
                .isEqualTo(Tree.tryParse("{\"data\":{\"names\":[\"t:0\"],\"ndarray\":[[\"t/transform-input\"]]},"
                                + "\"meta\":{\"requestPath\":{\"t\":\"img:1\"},\"tags\":{\"t\":true}}}")
                        .orElseThrow());
    }

    @Test
    void answersTheNextNodeWhatItGotInTheRecording() {
        for (GraphCase recorded : RecordedGraphs.all()) {
            List<Hop> hops = recorded.hops();
            if (hops.size() == 2 && hops.get(0).operation().startsWith("transform-input")) {
                assertThat(new Script(recorded).answer(hops.get(0)).body())
                        .isEqualTo(hops.get(1).body());
            }
        }
    }

    @Test
    void routesToTheChildThatWasAsked() {
        assertThat(answer("router-1", 0).body()).isEqualTo("{\"data\":{\"ndarray\":[[1]]}}");
        assertThat(((SeldonMessage) answer("route-answer-tensor-grpc", 0).message())
                        .getData()
                        .getTensor()
                        .getValuesList())
                .containsExactly(0.0);
    }

    @Test
    void answersOfARouterWhatTheNoteSays() {
        assertThat(answer("route-answer-bare-int", 0).body()).isEqualTo("1");
    }

    @Test
    void failsWithTheStatusOfARouterThatFailed() {
        assertThat(answer("route-answer-400", 0).status()).isEqualTo("400");
    }

    @Test
    void failsWhereTheAnswerNamesTheNode() {
        GraphCase recorded = RecordedGraphs.named("combiner-child-fails");
        Script script = new Script(recorded);

        assertThat(recorded.hops())
                .hasSize(2)
                .allSatisfy(hop -> assertThat(script.answer(hop).status())
                        .isEqualTo(hop.node().equals("m2") ? "500" : "200"));
    }

    @Test
    void answersNaNWhereTheExecutorSawNoJson() {
        assertThat(answer("combiner-child-nan", 1).body()).contains("NaN");
        assertThat(answer("combiner-child-nan", 0).body()).doesNotContain("NaN");
    }

    @Test
    void answersOfOneNodeWhatTheGraphAnswered() {
        assertThat(answer("component-not-json", 0))
                .isEqualTo(Answer.rest(200, java.util.Map.of("content-type", "text/plain"), "not json"));
        assertThat(answer("component-status-418", 0).status()).isEqualTo("418");
        assertThat(answer("component-error-grpc", 0))
                .isEqualTo(Answer.grpcFailure("UNKNOWN", "Exception calling application: boom"));
    }

    @Test
    void describesANodeAsRecorded() {
        GraphCase recorded = RecordedGraphs.named("metadata-model");

        assertThat(new Script(recorded).answer(recorded.lastHop()).body())
                .isEqualTo(recorded.exchange().answer().orElseThrow());
    }

    @Test
    void knowsWhetherAllNodesAnswerAsAlways() {
        assertThat(new Script(RecordedGraphs.named("full-graph")).isStandard()).isTrue();
        assertThat(new Script(RecordedGraphs.named("route-answer-flat-ndarray")).isStandard())
                .isFalse();
        assertThat(new Script(RecordedGraphs.named("component-nan")).isStandard())
                .isFalse();
    }
}
