package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DivergencesTest {
    @Test
    void areTheRowsOfThePage() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/divergences.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();

        Stream<String> rules = Stream.of(Recording.CORE, Recording.LEGACY, Recording.GRAPH, Recording.OIP)
                .flatMap(recording -> recording.divergences().stream())
                .map(Divergence::name);
        assertThat(rules).containsExactlyElementsOf(rows);
    }
}
