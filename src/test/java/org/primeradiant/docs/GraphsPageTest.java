package org.primeradiant.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Component;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.graph.Content;
import org.primeradiant.graph.Deployed;
import org.primeradiant.graph.Graph;

/** Checks the statements of the page about graphs that need no server. */
class GraphsPageTest {
    private static final Path BEANS = Path.of("src/harness/java/org/primeradiant/docs");
    private static final Path FLOWERS = Path.of("src/main/resources/org/primeradiant/components/iris.csv");
    private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

    private static Deployed beans() {
        Deployed beans = new Deployed();
        Map.<String, Component>of(
                        "sepals",
                        new Sepals(),
                        "petals",
                        new Petals(),
                        "lengths",
                        new Lengths(),
                        "widths",
                        new Widths())
                .forEach(beans::with);
        return beans;
    }

    /** Reads the flowers: four measurements each, followed by the index of the species. */
    private static List<double[]> flowers() throws IOException {
        try (Stream<String> lines = Files.lines(FLOWERS)) {
            return lines.skip(1)
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        }
    }

    private static Stream<String> java() {
        return Page.java(GraphsPage.TEXT).stream();
    }

    @Test
    void showsTheBeansOfTheExamples() {
        assertThat(java()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("java")
    void showsOnlyWhatCompiles(String shown) throws IOException {
        String sources = "";
        for (String name : List.of("IrisRule", "Sepals", "Petals", "Lengths", "Widths")) {
            sources += Files.readString(BEANS.resolve(name + ".java"));
        }

        for (String type : shown.split("\n\n(?=@Named)")) {
            assertThat(sources).contains(type.strip());
        }
    }

    @Test
    void saysHowManyFlowersEachModelTellsRight() throws IOException {
        assertThat(GraphsPage.TEXT)
                .contains("Of the 150 flowers, `sepals` gets 112 right, `petals` 143, `lengths` and `widths` 142 each.")
                .contains("Alone they get 143, 142 and 142 flowers right, together 147.");
        assertThat(flowers()).hasSize(150);
        assertThat(right("{name: main, graph: {name: sepals}}")).isEqualTo(112);
        assertThat(right("{name: main, graph: {name: petals}}")).isEqualTo(143);
        assertThat(right("{name: main, graph: {name: lengths}}")).isEqualTo(142);
        assertThat(right("{name: main, graph: {name: widths}}")).isEqualTo(142);
        assertThat(right(GraphsPage.example(1).yaml())).isEqualTo(147);
    }

    private static long right(String yaml) throws IOException {
        Graph graph = beans().graph(yaml);
        return flowers().stream()
                .filter(flower -> answer(graph, Arrays.copyOf(flower, 4)).equals(SPECIES.get((int) flower[4])))
                .count();
    }

    private static String answer(Graph graph, double[] flower) {
        Payload features = Payload.data(Tensor.of(new double[][] {flower}));
        Data answer = (Data) graph.predict(Content.of(SeldonMessage.of(features)), Deployed.caller())
                .value()
                .payload();
        return ((String[]) answer.tensor().array())[0];
    }

    @Test
    void showsWhatIsSaidOfAGraphThatIsRefused() {
        String refused = GraphsPage.refusedGraph();

        for (String graph : List.of(refused, refused.replace("  childern: []\n", ""))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> beans().graph(graph))
                    .satisfies(
                            failure -> assertThat(GraphsPage.TEXT).contains("```\n" + failure.getMessage() + "\n```"));
        }
    }

    @Test
    void hasACommandToRunEachExampleAndTestsAllOthers() {
        assertThat(GraphsPage.examples()).hasSize(3).allSatisfy(example -> {
            String run = "```sh\nRADIANT_GRAPH=$PWD/" + example.file() + " mvn package payara-micro:start\n```\n";
            assertThat(example.text()).contains(run);
            assertThat(example.steps())
                    .hasSize(example.text().split("```sh\n").length - 2)
                    .anyMatch(step -> step.command().startsWith("grpcurl"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RADIANT_GRAPH",
                "ENGINE_PREDICTOR",
                "RADIANT_GRAPH_PREDICTOR",
                "RADIANT_GRAPH_META",
                "SELDON_ENABLE_ROUTING_INJECTION",
                "RADIANT_GRAPH_TIMEOUT_MILLIS",
                "RADIANT_GRAPH_FULL_HEALTH_CHECKS"
            })
    void listsEachSettingAsTheReadmeDoes(String setting) {
        String row = "\n| `" + setting + "` | ";

        assertThat(GraphsPage.TEXT).contains(row);
        assertThat(Page.read(Path.of("README.md"))).contains(row);
    }

    @Test
    void refusesAFlowerOfThreeNumbers() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> new Petals().predict(new double[][] {{6.3, 2.8, 5.1}}, Call.none()))
                .withMessage("a flower is 4 numbers, got 3");
    }
}
