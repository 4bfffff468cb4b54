package org.primeradiant.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.console.GraphPageData.answer;
import static org.primeradiant.console.GraphPageData.predictor;
import static org.primeradiant.console.GraphPageData.unit;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.console.GraphPageServer.Answer;
import org.primeradiant.testing.Chromium;

class GraphPageTest {
    /** The page polls every two seconds, so this is one request for data. */
    private static final Duration ONE_LOOK = Duration.ofMillis(1000);

    private static final Duration TWO_LOOKS = Duration.ofMillis(3000);

    private static final double CARD_HEIGHT = 116;

    private static final String EXAMPLE = """
            {"name":"main","deployment":"mydep","meta":"merge","ready":true,
             "graph":{"name":"r","type":"ROUTER","kind":"implementation","source":"EPSILON_GREEDY",
               "operations":["ROUTE","SEND_FEEDBACK"],"messages":1200,"feedback":310,"failures":0,"refused":3,
               "codes":{"OK":1197,"400":3},
               "meanMillis":0.041,"p50Millis":0.03,"p99Millis":0.5,
               "branches":[{"name":"m1","rewards":200,"meanReward":0.9,"low":0.85,"high":0.93},
                 {"name":"m2","rewards":110,"meanReward":0.5,"low":0.41,"high":0.59}],
               "children":[
                 {"name":"m1","type":"MODEL","kind":"component","source":"iris","operations":["PREDICT"],
                  "messages":900,"feedback":200,"failures":2,"refused":0,"codes":{"OK":898,"500":2},
                  "meanMillis":1.52,"p50Millis":1.4,"p99Millis":12,"children":[]},
                 {"name":"m2","type":"MODEL","kind":"remote","source":"grpc://10.0.0.1:9500","operations":["PREDICT"],
                  "messages":300,"feedback":110,"failures":0,"refused":0,"codes":{},"meanMillis":null,
                  "p50Millis":null,"p99Millis":null,"children":[]}]},"model":"mydep"}
            """;

    /** Cached visits by the served answers: several tests share one visit. */
    private static final Map<List<Answer>, DrawnGraph> LOOKS = new HashMap<>();

    private Chromium chromium;

    @BeforeEach
    void findChromium() {
        chromium = Chromium.installed();
    }

    @Test
    void drawsEachNodeWithItsCounts() {
        DrawnGraph graph = look(ONE_LOOK, answer(EXAMPLE));

        assertThat(graph.says("title")).isEqualTo("Inference graph main of mydep");
        assertThat(graph.says("ready")).isEqualTo("ready");
        assertThat(graph.says("meta")).isEqualTo("Nodes' meta: merge.");
        assertThat(graph.says("stale")).isEmpty();
        assertThat(graph.nodes()).extracting(DrawnGraph.Node::name).containsExactly("r", "m1", "m2");
        assertThat(graph.nodes()).extracting(DrawnGraph.Node::type).containsExactly("ROUTER", "MODEL", "MODEL");
        assertThat(graph.nodes())
                .extracting(DrawnGraph.Node::what)
                .containsExactly("implementation EPSILON_GREEDY", "component iris", "remote grpc://10.0.0.1:9500");
        assertThat(graph.node("r").counts())
                .isEqualTo(Map.of("messages", "1,200", "failures", "0", "p50", "30 µs", "p99", "500 µs"));
        assertThat(graph.node("m1").counts())
                .isEqualTo(Map.of("messages", "900", "failures", "2", "p50", "1.4 ms", "p99", "12 ms"));
        assertThat(graph.node("m2").counts())
                .isEqualTo(Map.of("messages", "300", "failures", "0", "p50", "–", "p99", "–"));
    }

    @Test
    void marksTheNodesWhereMessagesFailed() {
        DrawnGraph graph = look(ONE_LOOK, answer(EXAMPLE));

        assertThat(graph.nodes())
                .extracting(DrawnGraph.Node::marks)
                .containsExactly(
                        Set.of("node", "implementation"),
                        Set.of("node", "component", "failing"),
                        Set.of("node", "remote"));
    }

    @Test
    void tellsEverythingInTheTooltip() {
        DrawnGraph graph = look(ONE_LOOK, answer(EXAMPLE));

        assertThat(graph.node("m1").tooltip()).isEqualTo("""
                        m1
                        type: MODEL
                        component: iris
                        operations: PREDICT
                        messages: 900
                        failures: 2
                        p50: 1.4 ms
                        p99: 12 ms
                        refused: 0
                        feedback: 200
                        mean: 1.52 ms
                        share of r: 75%""");
    }

    @Test
    void tellsTheShareOfEachBranchOfARouter() {
        DrawnGraph graph = look(ONE_LOOK, answer(EXAMPLE));

        assertThat(graph.shares()).containsExactly("75%", "25%");
        assertThat(graph.edges().get(0).thickness())
                .isGreaterThan(graph.edges().get(1).thickness());
    }

    @Test
    void tellsNoShareWhereNothingIsRoutedOrNothingCame() {
        JsonObjectBuilder combiner = unit("c", "COMBINER", unit("m1", "MODEL").add("messages", 5), unit("m2", "MODEL"));
        JsonObjectBuilder methods = unit("w", "", unit("m3", "MODEL"), combiner)
                .add(
                        "operations",
                        Json.createArrayBuilder().add("TRANSFORM_INPUT").add("ROUTE"));

        DrawnGraph graph = look(ONE_LOOK, answer(predictor(methods)));

        assertThat(graph.nodes()).extracting(DrawnGraph.Node::name).containsExactly("w", "m3", "c", "m1", "m2");
        assertThat(graph.shares()).containsExactly("–", "–", "", "");
        assertThat(graph.node("w").type()).isEqualTo("TRANSFORM_INPUT, ROUTE");
        assertThat(graph.node("m1").tooltip()).doesNotContain("share");
    }

    @Test
    void writesNumbersSoThatTheyFit() {
        JsonObjectBuilder busy = unit(
                        "busy", "TRANSFORMER", unit("slow", "MODEL").add("p99Millis", 12345.6))
                .add("messages", 123456789)
                .add("failures", 99999)
                .add("feedback", 100000)
                .add("p50Millis", 0.1);

        DrawnGraph graph = look(ONE_LOOK, answer(predictor(busy)));

        assertThat(graph.node("busy").counts())
                .isEqualTo(Map.of("messages", "123M", "failures", "99,999", "p50", "100 µs", "p99", "–"));
        assertThat(graph.node("busy").tooltip()).contains("messages: 123,456,789", "feedback: 100,000");
        assertThat(graph.node("slow").counts()).containsEntry("p99", "12.3 s");
    }

    @Test
    void takesNamesForTextWhateverTheyAre() {
        String name = "<img src=x onerror=\"document.title='owned'\">";
        String source =
                "</title></svg><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
        JsonObjectBuilder hostile = unit(name, name, unit("m", "MODEL")).add("source", source);

        DrawnGraph graph = look(ONE_LOOK, answer(predictor(hostile).add("deployment", name)));

        assertThat(graph.nodes().get(0).tooltip()).startsWith(name + "\n").contains("component: " + source);
        assertThat(graph.says("title")).isEqualTo("Inference graph main of " + name);
        assertThat(graph.elements()).containsExactlyInAnyOrder("svg", "g", "title", "rect", "path", "text");
    }

    @Test
    void shortensWhatIsTooLong() {
        String name = "a-name-that-goes-on-and-on-and-on-and-on-and-on-and-on";

        DrawnGraph graph = look(ONE_LOOK, answer(predictor(unit(name, "MODEL").add("source", name.repeat(20)))));

        DrawnGraph.Node node = graph.nodes().get(0);
        assertThat(node.name()).startsWith("a-name-that-goes-on").endsWith("…").hasSizeLessThan(name.length());
        assertThat(node.what()).startsWith("component a-name-that-goes-on").endsWith("…");
        assertThat(node.tooltip()).contains(name, name.repeat(20));
    }

    @Test
    void updatesTheCountsInPlace() {
        JsonObjectBuilder before = unit("r", "ROUTER", unit("m1", "MODEL"), unit("m2", "MODEL"));
        JsonObjectBuilder m1 = unit("m1", "MODEL").add("messages", 1);
        JsonObjectBuilder m2 = unit("m2", "MODEL").add("messages", 3).add("failures", 1);

        DrawnGraph graph = look(TWO_LOOKS, answer(predictor(before)), answer(predictor(unit("r", "ROUTER", m1, m2))));

        assertThat(graph.nodes()).extracting(DrawnGraph.Node::seenBefore).containsExactly(true, true, true);
        assertThat(graph.node("m2").counts()).containsEntry("messages", "3").containsEntry("failures", "1");
        assertThat(graph.node("m2").marks()).contains("failing");
        assertThat(graph.shares()).containsExactly("25%", "75%");
    }

    @Test
    void drawsAnewWhenTheGraphIsAnother() {
        Answer before = answer(predictor(unit("m", "MODEL")));
        Answer after = answer(predictor(unit("t", "TRANSFORMER", unit("m", "MODEL"))));

        DrawnGraph graph = look(TWO_LOOKS, before, after);

        assertThat(graph.nodes()).extracting(DrawnGraph.Node::name).containsExactly("t", "m");
        assertThat(graph.nodes()).extracting(DrawnGraph.Node::seenBefore).containsExactly(false, false);
    }

    @Test
    void saysSoWhenTheDataAreStale() {
        DrawnGraph graph = look(TWO_LOOKS, answer(EXAMPLE), new Answer(503, "stopping"));

        assertThat(graph.says("stale"))
                .matches("Stale data, of [^ ]+ [AP]M: the server answered 503. Asking again every 2 seconds.");
        assertThat(graph.says("ready")).isEqualTo("no connection");
        assertThat(graph.node("m1").counts()).containsEntry("messages", "900");
    }

    @Test
    void saysSoWhenThereAreNoDataYet() {
        DrawnGraph graph = look(ONE_LOOK, new Answer(404, "no graph"));

        assertThat(graph.says("stale")).isEqualTo("No data: the server answered 404. Asking again every 2 seconds.");
        assertThat(graph.nodes()).isEmpty();
    }

    @Test
    void recoversWhenTheDataComeBack() {
        Answer notReady = answer(predictor(unit("m", "MODEL")).add("ready", false));

        DrawnGraph graph = look(TWO_LOOKS, new Answer(200, "half an ans"), notReady);

        assertThat(graph.says("stale")).isEmpty();
        assertThat(graph.says("ready")).isEqualTo("not ready");
        assertThat(graph.nodes()).extracting(DrawnGraph.Node::name).containsExactly("m");
    }

    @Test
    void drawsFiftyNodesApartAndParentsInTheMiddle() {
        JsonObjectBuilder[] groups = IntStream.range(1, 9)
                .mapToObj(group -> unit("g" + group, "COMBINER", models(group, group)))
                .toArray(JsonObjectBuilder[]::new);
        JsonObjectBuilder chain = unit("deep", "TRANSFORMER", unit("deeper", "TRANSFORMER", models(9, 3)));
        JsonObjectBuilder root = unit(
                "root",
                "ROUTER",
                Stream.concat(Stream.of(groups), Stream.of(chain)).toArray(JsonObjectBuilder[]::new));

        DrawnGraph graph = look(ONE_LOOK, answer(predictor(root)));

        List<DrawnGraph.Node> nodes = graph.nodes();
        assertThat(nodes).hasSize(50);
        for (DrawnGraph.Node node : nodes) {
            assertThat(nodes)
                    .filteredOn(other ->
                            other != node && other.corner().x() == node.corner().x())
                    .allSatisfy(other -> assertThat(
                                    Math.abs(other.corner().y() - node.corner().y()))
                            .isGreaterThan(CARD_HEIGHT));
        }
        assertThat(y(graph, "root")).isEqualTo((y(graph, "g1") + y(graph, "deep")) / 2);
        assertThat(y(graph, "g3")).isEqualTo(y(graph, "g3m1"));
        assertThat(y(graph, "deep")).isEqualTo(y(graph, "deeper"));
    }

    @Test
    void drawsADeepGraph() {
        JsonObjectBuilder chain = unit("n49", "MODEL");
        for (int depth = 48; depth >= 0; depth--) {
            chain = unit("n" + depth, "TRANSFORMER", chain);
        }

        DrawnGraph graph = look(ONE_LOOK, answer(predictor(chain)));

        assertThat(graph.nodes())
                .hasSize(50)
                .extracting(node -> node.corner().y())
                .containsOnly(0.0);
        assertThat(graph.nodes())
                .extracting(node -> node.corner().x())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static JsonObjectBuilder[] models(int group, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> unit("g" + group + "m" + i, "MODEL"))
                .toArray(JsonObjectBuilder[]::new);
    }

    private static double y(DrawnGraph graph, String name) {
        return graph.node(name).corner().y();
    }

    private DrawnGraph look(Duration stay, Answer... data) {
        return LOOKS.computeIfAbsent(List.of(data), answers -> visit(stay, answers));
    }

    /** Returns what the page shows after {@code stay}; fails on console output or unexpected requests. */
    private DrawnGraph visit(Duration stay, List<Answer> data) {
        String marksWhatItSees = """
                const looking = setInterval(() => {
                    const seen = document.querySelectorAll(".node");
                    seen.forEach(node => node.setAttribute("data-seen", ""));
                    if (seen.length > 0) { clearInterval(looking); }
                }, 100);
                """;
        try (GraphPageServer server = GraphPageServer.start(data, marksWhatItSees)) {
            Chromium.Visit visit = chromium.visit(server.page(), stay);

            assertThat(visit.console()).isEmpty();
            assertThat(server.asked())
                    .allMatch(path -> path.startsWith("/a/root/console") || path.equals("/a/root/api/v1.0/metadata"));
            return DrawnGraph.of(visit.document());
        }
    }
}
