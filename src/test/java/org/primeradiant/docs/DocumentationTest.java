package org.primeradiant.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;

class DocumentationTest {
    private static final Path BEANS = Path.of("src/harness/java/org/primeradiant/docs");
    private static final Path TESTS = Path.of("src/test/java/org/primeradiant/docs");
    private static final int BEANS_OF_THE_PAGE = 7;
    private static final int BEANS_FOR_SELDON_SERVER = 3;

    @Test
    void showsABeanThatCompiles() throws IOException {
        String source = Files.readString(BEANS.resolve("RowSums.java"));

        assertThat(Files.readString(Path.of("README.md"))).contains(source.substring(source.indexOf("@Named")));
    }

    @Test
    void showsABeanThatNeedsNoContainer() {
        assertThat(new RowSums().predict(new double[][] {{1, 2}, {3, 4}}, Call.none()))
                .containsExactly(3, 7);
    }

    /** Compares verbatim except for the package name, which readers choose themselves. */
    @Test
    void showsOnThePageAboutComponentsOnlyWhatCompiles() throws IOException {
        assertThat(Page.java()).hasSize(BEANS_OF_THE_PAGE + 1);
        assertCompiled(Page.java());
    }

    @Test
    void showsToCallersOfSeldonServerOnlyWhatCompiles() throws IOException {
        List<String> shown = Page.java(Page.read(Path.of("docs/legacy.md")));

        assertThat(shown).hasSize(BEANS_FOR_SELDON_SERVER);
        assertCompiled(shown);
    }

    private static void assertCompiled(List<String> blocks) throws IOException {
        List<String> sources = sources();
        for (String shown : blocks) {
            assertThat(sources.stream().anyMatch(source -> source.contains(shown)))
                    .as(shown)
                    .isTrue();
        }
    }

    @Test
    void findsEveryRequestOfThePageAboutComponents() {
        assertThat(Page.rest().size() + Page.grpc().size()).isEqualTo((int) Page.requests());
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> beans = Files.list(BEANS);
                Stream<Path> tests = Files.list(TESTS)) {
            return Stream.concat(beans, tests)
                    .map(Page::read)
                    .map(source -> source.replace("package org.primeradiant.docs;", "package rents;"))
                    .toList();
        }
    }
}
