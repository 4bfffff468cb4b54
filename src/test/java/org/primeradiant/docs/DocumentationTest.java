package org.primeradiant.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;

class DocumentationTest {
    private static final Path SOURCES = Path.of("src/test/java/org/primeradiant/docs");

    @Test
    void showsABeanThatCompiles() throws IOException {
        String source = Files.readString(SOURCES.resolve("RowSums.java"));

        assertThat(Files.readString(Path.of("README.md"))).contains(source.substring(source.indexOf("@Named")));
    }

    @Test
    void showsABeanThatNeedsNoContainer() {
        assertThat(new RowSums().predict(new double[][] {{1, 2}, {3, 4}}, Call.none()))
                .containsExactly(3, 7);
    }
}
