package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.graph.Toys.Failing;
import org.primeradiant.graph.Toys.Fixed;
import org.primeradiant.graph.Toys.Joining;
import org.primeradiant.graph.Toys.Named;
import org.primeradiant.settings.Yaml;

/**
 * Reads each graph in the folder {@code graphs} and compares what is built from it, or why nothing is, with the text
 * beside it, whose first line may name the predictor to choose.
 */
class SeldonDeploymentsTest {
    private static final Path FOLDER = Path.of("src/test/resources/graphs");
    private static final String EXPECTED = ".txt";
    private static final String CHOICE = "choose ";
    private static final int AT_LEAST = 40;

    static List<String> graphs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(EXPECTED))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void hasFortyGraphs() throws IOException {
        assertThat(graphs()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void buildsWhatTheDescriptionSays(String graph) throws IOException {
        Path text = FOLDER.resolve(graph);
        List<String> expected = Files.readAllLines(FOLDER.resolve(graph.replaceFirst("[.][a-z]+$", EXPECTED)));
        boolean chooses = expected.get(0).startsWith(CHOICE);
        String wanted = chooses ? expected.get(0).substring(CHOICE.length()) : "";

        List<String> built = built(Yaml.text(text), wanted);

        assertThat(built).isEqualTo(chooses ? expected.subList(1, expected.size()) : expected);
    }

    private static List<String> built(String text, String wanted) {
        try {
            Predictor predictor = new PredictorReader("graph.yaml").read(text, wanted);
            List<String> lines = new ArrayList<>();
            lines.add("predictor '" + predictor.name() + "' of '" + predictor.deployment() + "' in '"
                    + predictor.namespace() + "', version '" + predictor.version() + "'");
            components().nodes(predictor).values().forEach(node -> lines.add(described(node)));
            predictor.ignored().forEach(line -> lines.add("ignored " + line));
            return lines;
        } catch (IllegalArgumentException e) {
            return e.getMessage().lines().toList();
        }
    }

    private static Deployed components() {
        return new Deployed()
                .with("rows", new Failing(500))
                .with("columns", new Failing(500))
                .with("choose", new Fixed(0))
                .with("join", new Joining())
                .with("shift", new Named("shift"))
                .with("unshift", new Named("unshift"));
    }

    private static String described(Node node) {
        PredictiveUnit unit = node.unit();
        StringBuilder line = new StringBuilder(unit.path() + " " + unit.name() + ": " + node.type() + ", "
                + node.service().kind() + " " + node.service().source());
        if (!unit.methods().isEmpty()) {
            line.append(", methods ").append(new TreeSet<>(unit.methods()));
        }
        if (!unit.parameters().isEmpty()) {
            line.append(", parameters ").append(new TreeMap<>(unit.parameters()));
        }
        return line.append(node.image().isEmpty() ? "" : ", image " + node.image())
                .toString();
    }
}
