package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.graph.Toys.Failing;
import org.primeradiant.graph.Toys.Fixed;
import org.primeradiant.graph.Toys.Joining;
import org.primeradiant.graph.Toys.Named;
import org.primeradiant.json.Allowance;
import org.primeradiant.microservice.Microservices;
import org.primeradiant.microservice.Microservices.Deployment;

class GraphTest {
    private static final String ROUTED = """
            name: main
            graph:
              name: r
              type: ROUTER
              children:
                - {name: a, type: MODEL}
                - {name: b, type: MODEL}
            """;

    private static Deployed toys() {
        return new Deployed()
                .with("a", new Named("a"))
                .with("b", new Named("b"))
                .with("c", new Joining())
                .with("t", new Named("t"))
                .with("o", new Named("o"));
    }

    private static SeldonMessage predict(Graph graph, SeldonMessage request) {
        return graph.predict(Content.of(request), Deployed.caller()).value();
    }

    private static String text(Graph graph) {
        return ((Text) predict(graph, SeldonMessage.of(Payload.text("x"))).payload()).value();
    }

    private static Feedback feedback(SeldonMessage answer) {
        return new Feedback(SeldonMessage.of(Payload.text("x")), answer, 0.5, SeldonMessage.NOTHING);
    }

    @Test
    void goesThroughTheNodesInTheOrderOfThePhases() {
        Graph graph = toys().with("r", new Fixed(1)).graph("""
                name: main
                graph:
                  name: t
                  type: TRANSFORMER
                  children:
                    - name: r
                      type: ROUTER
                      children:
                        - {name: a, type: MODEL}
                        - name: o
                          type: OUTPUT_TRANSFORMER
                          children:
                            - name: c
                              type: COMBINER
                              children:
                                - {name: b, type: MODEL}
                                - {name: b2, type: MODEL, parameters: [{name: component, value: b, type: STRING}]}
                """);

        assertThat(text(graph)).isEqualTo("x>in:t>b+x>in:t>b>out:o");
    }

    @Test
    void callsAModelBeforeItsChild() {
        assertThat(text(toys().graph(
                                "{name: main, graph: {name: a, type: MODEL, children: [{name: b, type: MODEL}]}}")))
                .isEqualTo("x>a>b");
    }

    @Test
    void takesTheTypeOfAComponentWithOneRole() {
        Graph graph = toys().graph(
                        "{name: main, graph: {name: c, children: [{name: a, type: MODEL}, {name: b, type: MODEL}]}}");

        assertThat(text(graph)).isEqualTo("x>a+x>b");
    }

    @Test
    void refusesToCallAnUnloadedNode() {
        Deployment deployment = Microservices.deployment(Map.of("a", new Named("a"), "b", new Named("b")));
        Graph graph = new Deployed()
                .graph("{name: main, graph: {name: a, type: MODEL, children: [{name: b, type: MODEL}]}}", deployment);

        deployment.registry().unload("b");

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> text(graph))
                .withMessage("node b: b is unloaded; POST /v2/repository/models/b/load loads it again")
                .returns(Reason.UNAVAILABLE, SeldonException::reason);
        deployment.registry().reload("b");
        assertThat(text(graph)).isEqualTo("x>a>b");
    }

    @Test
    void passesTensorsOnBetweenNodes() {
        Tensors sent = Tensors.of("a", Tensor.of(new int[] {1}, 1.0)).with("b", Tensor.of(new int[] {1, 2}, 2.0, 3.0));
        Graph graph = new Deployed()
                .with("first", new Passing())
                .with("second", new Passing())
                .graph("{name: main, graph: {name: first, type: MODEL, children: [{name: second, type: MODEL}]}}");

        SeldonMessage answer = predict(graph, SeldonMessage.of(sent));

        assertThat(answer.payload()).isEqualTo(sent);
        assertThat(new String(Content.of(answer).encoded().bytes(), StandardCharsets.UTF_8))
                .startsWith("{\"jsonData\":{\"a\":[1.0],\"b\":[[2.0,3.0]]},");
    }

    private record Passing() implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            return input;
        }
    }

    @Test
    void addsMethodsToTheType() {
        Graph graph = toys().graph("""
                name: main
                graph: {name: a, type: MODEL, methods: [TRANSFORM_OUTPUT], children: [{name: b, type: MODEL}]}
                """);

        assertThat(text(graph)).isEqualTo("x>a>b>out:a");
    }

    @Test
    void answersTheMessageItselfWhereTheRouterChoosesNoChild() {
        assertThat(text(toys().with("r", new Fixed(-2)).graph(ROUTED))).isEqualTo("x");
    }

    @Test
    void answersWithTheFirstChildWhereNobodyCombines() {
        assertThat(text(toys().with("r", new Fixed(-1)).graph(ROUTED))).isEqualTo("x>a");
    }

    @Test
    void refusesABranchThatThereIsNot() {
        Graph graph = toys().with("r", new Fixed(2)).graph(ROUTED);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> text(graph))
                .withMessage("node r routed to 2, but must return the index of one of its 2 children, -1 for all or -2"
                        + " for none")
                .matches(failure -> failure.status() == 500);
    }

    @Test
    void namesTheNodeThatFailedAndKeepsItsStatusAndReason() {
        Graph graph = toys().with("r", new Fixed(1)).with("b", new Failing(418)).graph(ROUTED);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> text(graph))
                .withMessage("node b: it is too hot")
                .matches(failure ->
                        failure.status() == 418 && failure.reasonText().equals("TOO_HOT"));
    }

    @Test
    void gathersTagsMetricsRoutingAndPathAlongTheWay() {
        Graph graph = toys().with("r", new Fixed(1)).graph("""
                name: main
                componentSpecs: [{spec: {containers: [{name: r, image: "router:3"}, {name: b, image: "model:1"}]}}]
                graph: {name: r, type: ROUTER, children: [{name: a, type: MODEL}, {name: b, type: MODEL}]}
                """);
        Metric before = new Metric(Metric.Type.GAUGE, "before", 1, Map.of());
        Meta came = new Meta("", Map.of("from", JsonValue.TRUE), Map.of(), Map.of(), List.of(before));

        Meta meta = predict(graph, SeldonMessage.of(came, Payload.text("x"))).meta();

        assertThat(meta.puid()).isEqualTo("puid-1");
        assertThat(meta.tags()).containsOnlyKeys("from", "routed", "b");
        assertThat(meta.routing()).containsOnly(entry("r", 1), entry("b", -1));
        assertThat(meta.requestPath()).containsExactlyInAnyOrderEntriesOf(Map.of("r", "router:3", "b", "model:1"));
        assertThat(meta.metrics()).extracting(Metric::key).containsExactly("before", "routes", "b_calls");
    }

    @Test
    void namesNoImageOfANodeThatNeedsNone() {
        Graph graph = toys().graph("{name: main, graph: {name: a, type: MODEL}}");

        assertThat(predict(graph, SeldonMessage.of(Payload.text("x"))).meta().requestPath())
                .isEmpty();
    }

    @Test
    void routesFeedbackToWhereTheAnswerCameFrom() {
        Graph graph = toys().with("r", new Fixed(1)).graph(ROUTED);
        SeldonMessage answer = predict(graph, SeldonMessage.of(Payload.text("x")));

        SeldonMessage learnt = graph.feedback(Content.of(feedback(answer)), Deployed.caller())
                .orElseThrow()
                .value();

        assertThat(learnt.payload()).isEqualTo(Payload.text("branch 1"));
        assertThat(graph.view().getJsonObject("graph").getJsonArray("children"))
                .extracting(child -> child.asJsonObject().getInt("feedback"))
                .containsExactly(0, 1);
    }

    @Test
    void refusesFeedbackForABranchThatThereIsNot() {
        Graph graph = toys().with("r", new Fixed(1)).graph(ROUTED);
        Meta routing = new Meta("", Map.of(), Map.of("r", 2), Map.of(), List.of());
        Feedback wrong = feedback(SeldonMessage.of(routing, Payload.NONE));

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> graph.feedback(Content.of(wrong), Deployed.caller()))
                .withMessage("response.meta.routing sends the feedback to child 2 of node r, which has 2")
                .matches(failure -> failure.status() == 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reward\":1e999}", "{\"reward\":\"NaN\"}", "{\"bogus\":1,\"reward\":-Infinity}"})
    void handsNoRewardOnThatIsNotFinite(String body) {
        String yaml = "{name: main, graph: {name: t, type: TRANSFORMER, children: [{name: a, type: MODEL}]}}";
        List<Graph> graphs =
                List.of(toys().graph(yaml), toys().asExecutor(false).graph(yaml));

        for (Graph graph : graphs) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> graph.feedback(unread(body), Deployed.caller()))
                    .matches(failure -> failure.status() == 400);
            assertThat(graph.view().getJsonObject("graph").getInt("feedback")).isZero();
        }
    }

    private static Content<Feedback> unread(String body) {
        return Content.encoded(
                Encoded.wrap(body.getBytes(StandardCharsets.UTF_8), Encoded.JSON),
                come -> JsonReader.feedback(come.bytes(), 0, come.bytes().length, Allowance.UNLIMITED));
    }

    @Test
    void hasNoAnswerToFeedbackWhereTheFirstNodeTakesNone() {
        Graph graph =
                toys().graph("{name: main, graph: {name: t, type: TRANSFORMER, children: [{name: a, type: MODEL}]}}");

        assertThat(graph.feedback(Content.of(feedback(SeldonMessage.NOTHING)), Deployed.caller()))
                .isEmpty();
    }

    @Test
    void leavesMetaToTheNodesAsTheExecutorDoes() {
        Graph graph = toys().with("r", new Fixed(1)).asExecutor(false).graph(ROUTED);

        Meta meta = predict(graph, SeldonMessage.of(Payload.text("x"))).meta();

        assertThat(meta.tags()).containsOnlyKeys("b");
        assertThat(meta.routing()).isEmpty();
    }

    @Test
    void tellsTheRoutingAsTheExecutorDoesWhenAsked() {
        Graph graph = toys().with("r", new Fixed(1)).asExecutor(true).graph(ROUTED);

        assertThat(predict(graph, SeldonMessage.of(Payload.text("x"))).meta().routing())
                .containsExactlyInAnyOrderEntriesOf(Map.of("r", 1, "b", -1));
    }

    @Test
    void saysEverythingThatIsWrongWithItsPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toys().graph("""
                        name: main
                        graph:
                          name: t
                          type: ROUTER
                          children:
                            - {name: nobody, type: MODEL}
                            - {name: c, type: COMBINER}
                            - {name: a}
                            - {name: b, type: MODEL, parameters: [{name: depth, value: "3", type: INT}]}
                            - name: coin
                              implementation: RANDOM_ABTEST
                              parameters: [{name: ratioA, value: "2", type: DOUBLE}]
                        """))
                .withMessageContaining(
                        "graph (t): component t does not offer ROUTE; it offers PREDICT, TRANSFORM_INPUT")
                .withMessageContaining(
                        "graph.children[0] (nobody): no component is called nobody; the components are [a, b,"
                                + " c, o, t]")
                .withMessageContaining("graph.children[1] (c): combines, but has no children")
                .withMessageContaining(
                        "graph.children[2].type: is required, because a can be any of [MODEL, TRANSFORMER,")
                .withMessageContaining(
                        "graph.children[3] (b): has the parameters [depth], but the component b is a bean")
                .withMessageContaining("graph.children[4] (coin): RANDOM_ABTEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TENSORFLOW_SERVER", "TRITON_SERVER", "HUGGINGFACE_SERVER"})
    void saysWhichOfSeldonsModelServersItDoesNotHave(String server) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> toys().graph("{name: main, graph: {name: iris, implementation: " + server
                        + ", modelUri: 'gs://models/iris', endpoint: {type: REST}}}"))
                .withMessageContaining(
                        "graph (iris): Radiant has no " + server + ", one of Seldon's model servers: leave"
                                + " out implementation and modelUri and name one of the components [a, b, c, o, t], or"
                                + " add an endpoint with the port of a running " + server);
    }

    @Test
    void runsBuiltInNodesByParametersAlone() {
        Graph graph = toys().graph("""
                name: main
                graph:
                  name: coin
                  implementation: RANDOM_ABTEST
                  parameters: [{name: ratioA, value: "0", type: DOUBLE}]
                  children: [{name: a, type: MODEL}, {name: b, type: MODEL}]
                """);

        assertThat(text(graph)).isEqualTo("x>b");
    }

    @Test
    void readsNoMessageForABuiltInRouter() {
        Graph graph = toys().asExecutor(false).graph("""
                name: main
                graph:
                  name: coin
                  implementation: RANDOM_ABTEST
                  children:
                    - name: idle
                      type: UNKNOWN_TYPE
                      methods: [SEND_FEEDBACK]
                      parameters: [{name: component, value: a, type: STRING}]
                    - name: idle2
                      methods: [SEND_FEEDBACK]
                      parameters: [{name: component, value: a, type: STRING}]
                """);
        Content<SeldonMessage> unread = Content.encoded(Encoded.wrap(new byte[] {1}, "image/png"), body -> {
            throw new AssertionError("the message was decoded");
        });

        assertThat(graph.predict(unread, Deployed.caller())).isSameAs(unread);
    }

    @Test
    void describesItselfByTheFirstChildWhereTheNodeOnlyRoutes() {
        Graph graph = toys().with("r", new Fixed(1)).graph(ROUTED);

        assertThat(graph.metadata(Deployed.caller()).models()).containsOnlyKeys("r", "a", "b");
        assertThat(graph.metadata("b", Deployed.caller()).value().name()).isEqualTo("b");
    }

    @Test
    void refusesANodeThatThereIsNot() {
        Graph graph = toys().with("r", new Fixed(1)).graph(ROUTED);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> graph.status("z", Deployed.caller()))
                .withMessage("the graph has no node of that name; its nodes are [r, a, b]")
                .matches(failure -> failure.status() == 404);
    }
}
