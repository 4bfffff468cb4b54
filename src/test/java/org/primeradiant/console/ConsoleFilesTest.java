package org.primeradiant.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest {
    private static final Path FOLDER = Path.of("webapp", "console");

    private final ConsoleFiles files = ConsoleFiles.read();

    private static List<Path> written() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }

    private String text(String name) {
        return new String(files.named(name).orElseThrow().content(), UTF_8);
    }

    @Test
    void areAllThatTheFolderHas() throws IOException {
        assertThat(written())
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(text(file.getFileName().toString())).isEqualTo(Files.readString(file)));
    }

    @Test
    void areNoOthers() {
        assertThat(files.named("ConsoleFiles.class")).isEmpty();
        assertThat(files.named("../seldon/package-info.class")).isEmpty();
    }

    @Test
    void runNothingInline() {
        assertThat(text(ConsoleFiles.PAGE)).doesNotContain("<style", " style=").doesNotContainPattern(" on[a-z]+=");
        assertThat(List.of(text(ConsoleFiles.PAGE).split("<script", -1)))
                .hasSize(2)
                .last(STRING)
                .startsWith(" type=\"module\" src=");
    }

    /** But for the name of SVG, which nobody fetches. */
    @Test
    void fetchNothingFromElsewhere() throws IOException {
        for (Path file : written()) {
            Matcher addresses =
                    Pattern.compile("(?:https?:)?//[a-z0-9-]+[.][a-z0-9./-]+").matcher(Files.readString(file));
            while (addresses.find()) {
                assertThat(addresses.group()).as(file.toString()).isEqualTo("http://www.w3.org/2000/svg");
            }
        }
    }

    @Test
    void writeNothingAsHtml() throws IOException {
        for (Path file : written()) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(");
        }
    }

    @Test
    void endLinesAt120Columns() throws IOException {
        for (Path file : written()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).allMatch(line -> line.length() <= 120);
        }
    }
}
