package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.goldens.RecordedGraphs.answer;
import static org.primeradiant.goldens.RecordedGraphs.failure;
import static org.primeradiant.goldens.RecordedGraphs.named;
import static org.primeradiant.goldens.RecordedGraphs.played;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.goldens.Outcome.Verdict;

class GraphDivergencesTest {
    private static final String INTERNAL = "MICROSERVICE_INTERNAL_ERROR";

    private static Outcome outcome(String name, Answer answer) {
        GraphCase recorded = named(name);
        return Recording.GRAPH.outcome(recorded, played(recorded, answer));
    }

    private static List<String> rulesThatApply(GraphCase recorded) {
        return GraphDivergences.all().stream()
                .filter(rule -> rule.applies().test(recorded))
                .map(Divergence::name)
                .toList();
    }

    @Test
    void excuseNoSuccessButOneThatIsNotJson() {
        assertThat(RecordedGraphs.all())
                .filteredOn(recorded -> recorded.exchange().isOk() && !GraphExpected.isWithoutJson(recorded))
                .hasSize(47)
                .allSatisfy(recorded -> assertThat(rulesThatApply(recorded)).isEmpty());
    }

    @Test
    void wantAnErrorThatNamesTheRouterWhereTheExecutorCrashed() {
        assertThat(outcome("route-answer-no-data", failure(500, INTERNAL, "node r answered no data"))
                        .text())
                .isEqualTo("executor-crash");
        assertThat(outcome("route-answer-str-grpc", Answer.grpcFailure("INTERNAL", "node r: no data"))
                        .text())
                .isEqualTo("executor-crash");
    }

    @Test
    void refuseAnErrorThatDoesNotNameTheNode() {
        assertThat(outcome("route-answer-no-data", failure(500, INTERNAL, "no data"))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void refuseACrashThatIsAnsweredWithASuccess() {
        assertThat(outcome("route-answer-no-data", answer(named("router-1"))).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void refuseOtherCallsOfTheNodes() {
        GraphCase recorded = named("route-answer-no-data");
        Answer failure = failure(500, INTERNAL, "node r answered no data");

        assertThat(Recording.GRAPH
                        .outcome(recorded, played(recorded, failure, List.of()))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void wantTheBranchThatTheExecutorCouldNotRead() {
        GraphCase recorded = named("route-answer-tftensor-int64");
        List<Hop> hops = new ArrayList<>(recorded.hops());
        Hop router = recorded.lastHop();
        hops.add(Hop.rest("m2", "POST /predict", sent(recorded, router), router.body()));
        hops.set(0, Hop.rest("r", router.target(), sent(recorded, router), router.body()));
        Answer branch = new Script(recorded).answer(hops.get(1));

        assertThat(Recording.GRAPH
                        .outcome(recorded, played(recorded, branch, hops))
                        .text())
                .isEqualTo("route-in-any-form");
        assertThat(Recording.GRAPH.outcome(recorded, played(recorded, branch)).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    private static Map<String, String> sent(GraphCase recorded, Hop hop) {
        Map<String, String> headers = new TreeMap<>(hop.headers());
        headers.put("accept-encoding", recorded.sentHeaders().get("Accept-Encoding"));
        return headers;
    }

    @Test
    void wantTheRoutersOwnFailure() {
        GraphCase recorded = named("route-answer-400");
        Answer router = new Script(recorded).answer(recorded.lastHop());
        Map<String, String> headers = new TreeMap<>(answer(recorded).headers());
        headers.put("content-type", "application/json");

        assertThat(outcome("route-answer-400", Answer.rest(400, headers, router.body()))
                        .text())
                .isEqualTo("routers-failure");
        assertThat(outcome("route-answer-400", Answer.rest(400, headers, "{}")).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void wantTheNodeNamedWhereTheExecutorSpeaks() {
        GraphCase recorded = named("combiner-child-nan");
        Map<String, String> headers = new TreeMap<>(answer(recorded).headers());
        String body = failure(500, INTERNAL, "node c was not called").body();

        assertThat(outcome("combiner-child-nan", Answer.rest(500, headers, body))
                        .text())
                .isEqualTo("executors-own-error");
        assertThat(outcome("combiner-child-nan", Answer.rest(500, headers, body.replace("node c", "it")))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void wantTheComponentsOwnContentType() {
        GraphCase recorded = named("component-status-400");
        Map<String, String> headers = new TreeMap<>(answer(recorded).headers());
        headers.put("content-type", "application/json");
        Answer own = Answer.rest(400, headers, answer(recorded).body());

        assertThat(Recording.GRAPH.outcome(recorded, played(recorded, own)).text())
                .isEqualTo("components-content-type");
    }

    @ParameterizedTest
    @CsvSource({"component-not-json, 200", "component-status-418, 418"})
    void wantABadGatewayThatNamesTheNodeWhereItsBodyIsNotJson(String name, int status) {
        String text = "node m1 answered with HTTP " + status + ", but its body is not JSON";

        assertThat(outcome(name, failure(502, "MICROSERVICE_BAD_GATEWAY", text)).text())
                .isEqualTo("components-body-not-json");
        assertThat(outcome(name, failure(502, "MICROSERVICE_BAD_GATEWAY", text.replace("m1", "it")))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(outcome(name, answer(named(name))).text()).isNotEqualTo("components-body-not-json");
    }

    @Test
    void wantErrorBodiesForPathsAndMethodsThatThereAreNot() {
        assertThat(outcome("unknown-path", failure(404, "MICROSERVICE_NOT_FOUND", "no such path"))
                        .text())
                .isEqualTo("graph-unknown-path");
        assertThat(outcome("get-not-allowed", failure(405, "MICROSERVICE_METHOD_NOT_ALLOWED", "no such method"))
                        .text())
                .isEqualTo("graph-wrong-method");
    }
}
