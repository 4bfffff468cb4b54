package org.primeradiant.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.primeradiant.testing.Servers.Run;

class ServersTest {
    private static final String HEADER = """
            | server | JDK | tests | failed | skipped | recorded cases: equal + by rule | gRPC calls: failed | took |
            |---|---|---|---|---|---|---|---|
            """;
    private static final String PAGE = """
            Before
            <!-- written by .ci/servers -->
            %s| wildfly 39.0.1.Final | 17.0.15 | old |
            | wildfly 39.0.1.Final | 25.0.3 | kept |
            | openliberty 26.0.0.3 | 17.0.15 | kept |
            <!-- until here -->
            After
            """.formatted(HEADER);

    private static String row(boolean succeeded, String summary, List<String> log) {
        return new Run("wildfly 40.0.0.Final", "17.0.16", succeeded, summary, log, Duration.ofSeconds(605)).row();
    }

    @Test
    void putsWhatTheRunPrintedIntoTheRow() {
        String row = row(
                false,
                "<completed>161</completed><errors>1</errors><failures>2</failures><skipped>3</skipped>",
                List.of(
                        "goldens core rest: 220 equal, 38 by rule, 0 fail, of 258",
                        "calls PORT, 1 at once: 0 failed, of 20000",
                        "calls SERVLET, 1 at once: 1 failed, of 20000",
                        "calls SERVLET, 16 at once: 2 failed, of 20000",
                        "goldens core grpc: 74 equal, 19 by rule, 0 fail, of 93",
                        "goldens graph rest: 39 equal, 16 by rule, 0 fail, of 55"));

        assertThat(row)
                .isEqualTo("| wildfly 40.0.0.Final | 17.0.16 | 161 | 3 | 3 | core rest: 220 + 38 of 258<br>"
                        + "core grpc: 74 + 19 of 93<br>graph rest: 39 + 16 of 55 |"
                        + " PORT: 0 of 20000<br>SERVLET: 3 of 40000 | 10:05 min |");
    }

    @Test
    void saysThatTheBuildFailedWithoutAFailedTest() {
        assertThat(row(false, "", List.of()))
                .isEqualTo("| wildfly 40.0.0.Final | 17.0.16 | 0 | 0; the build failed | 0 |  |  | 10:05 min |");
    }

    @Test
    void replacesTheRowOfTheSameServerAndMajorJdk() {
        assertThat(Servers.rewrite(PAGE, "| wildfly 40.0.0.Final | 17.0.16 | new |"))
                .isEqualTo("""
                Before
                <!-- written by .ci/servers -->
                %s| wildfly 40.0.0.Final | 17.0.16 | new |
                | wildfly 39.0.1.Final | 25.0.3 | kept |
                | openliberty 26.0.0.3 | 17.0.15 | kept |
                <!-- until here -->
                After
                """.formatted(HEADER));
    }

    @Test
    void addsARowInTheOrderOfTheServers() {
        assertThat(Servers.rewrite(PAGE, "| payara-micro 6.2025.10 | 25.0.3 | new |"))
                .contains(
                        HEADER + "| payara-micro 6.2025.10 | 25.0.3 | new |\n| wildfly 39.0.1.Final | 17.0.15 | old |");
    }

    @Test
    void refusesAPageWithoutATable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Servers.rewrite("Before", "| wildfly 40.0.0.Final | 17.0.16 | new |"))
                .withMessage("no table between '<!-- written by .ci/servers -->' and '<!-- until here -->'");
    }

    @Test
    void findsTheTableOfThePage() throws Exception {
        String page = Files.readString(Path.of("docs/servers.md"));

        assertThat(Servers.rewrite(page, "| wildfly 40.0.0.Final | 17.0.16 | new |"))
                .contains("| wildfly 40.0.0.Final | 17.0.16 | new |");
    }
}
