package org.primeradiant.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.primeradiant.components.Implementation;

/** Checks that {@code docs/builtins.md} lists every implementation, its parameters and real error messages. */
class BuiltinsPageTest {
    private static final Pattern HEADING = Pattern.compile("(?m)^## ");

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("docs/builtins.md"));
    }

    @ParameterizedTest
    @EnumSource
    void listsEachImplementation(Implementation implementation) {
        assertThat(page).contains("\n| `" + implementation + "` | ");
    }

    @ParameterizedTest
    @EnumSource
    void describesEachParameter(Implementation implementation) {
        List<String> sections = Arrays.stream(HEADING.split(page))
                .filter(section -> List.of(
                                section.lines().findFirst().orElseThrow().split(", "))
                        .contains(implementation.name()))
                .toList();

        assertThat(sections).hasSize(1);
        for (String parameter : implementation.parameters()) {
            assertThat(sections.get(0)).contains("\n| `" + parameter + "` | ");
        }
    }

    @Test
    void showsErrorsAsTheyAre() {
        for (Map<String, Object> parameters :
                List.<Map<String, Object>>of(Map.of("ratioA", 1.5), Map.of("ratioB", 1))) {
            assertThat(page).contains(message(parameters, 2));
        }
        assertThat(page).contains(message(Map.of(), 3));
    }

    private static String message(Map<String, Object> parameters, int children) {
        try {
            Implementation.RANDOM_ABTEST.create(parameters, children);
            throw new AssertionError("no exception for parameters " + parameters);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
