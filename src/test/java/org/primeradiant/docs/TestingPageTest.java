package org.primeradiant.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the page about testing shows the whole project that the build runs. */
class TestingPageTest {
    private static final Path PROJECT = Path.of("src/it/own-war");
    private static final String OF_THE_BUILD = "verify.groovy";
    private static final Pattern BLOCK = Pattern.compile("```\\w*\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>radiant</artifactId>\\s*<version>([^<]+)</version>");

    @Test
    void showsEveryFileOfTheProjectVerbatim() throws IOException {
        List<String> shown = BLOCK.matcher(Page.read(Path.of("docs/testing.md")))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertThat(shown).containsAll(project());
    }

    @Test
    void showsAPomOfLessThanSixtyLinesForThisVersion() {
        String pom = Page.read(PROJECT.resolve("pom.xml"));

        assertThat(pom.lines().count()).isLessThan(60);
        assertThat(version(pom)).isEqualTo(version(Page.read(Path.of("pom.xml"))));
    }

    @Test
    void showsThePomOfThePageAboutComponents() {
        String pom = Page.read(PROJECT.resolve("pom.xml"));

        assertThat(Page.read(Path.of("docs/components.md")))
                .contains(pom.replace("<artifactId>fares</artifactId>", "<artifactId>rents</artifactId>"));
    }

    private static List<String> project() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(OF_THE_BUILD))
                    .map(Page::read)
                    .toList();
        }
    }

    private static String version(String text) {
        return VERSION.matcher(text)
                .results()
                .map(version -> version.group(1))
                .findFirst()
                .orElseThrow();
    }
}
