package org.primeradiant.siege;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.primeradiant.container.RadiantProcess;

/**
 * Attacks a server that the container's script starts with a JVM that assumes 1 GB of memory. {@link Attacks} has the
 * cases of issue 14 that are calls. S10, a graph in hostile YAML, is tested here by starting a server with it. S12, a
 * component that modifies data after returning it, is a bug of that component; unit tests cover the built-in ones.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro", disabledReason = "the image has Payara")
@EnabledIf(value = "isAskedFor", disabledReason = "takes minutes; needs -Dsiege.seconds=120 or -Dsiege.requests=100000")
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class SiegeIT {
    /** Time allowed for the server to release everything; longer than its idle threads live. */
    private static final Duration QUIET = Duration.ofSeconds(120);

    private static SiegeServer server;

    static boolean isAskedFor() {
        return Plan.isAskedFor();
    }

    @BeforeAll
    static void assemble() throws Exception {
        server = SiegeServer.assembled("siege-it");
    }

    /** S10: each alias refers twice to the previous one, so the graph has 2^23 leaves. */
    @Test
    void refusesAGraphOfNestedAliases() throws Exception {
        StringBuilder graph = new StringBuilder("name: main\na0: &a0 {name: leaf, type: MODEL}\n");
        for (int level = 1; level < 24; level++) {
            graph.append("a%d: &a%d {name: unit, type: COMBINER, children: [*a%d, *a%d]}\n"
                    .formatted(level, level, level - 1, level - 1));
        }
        graph.append("graph: *a23\n");

        assertIsRefused("aliases", graph.toString());
    }

    /** S10 too. */
    @Test
    void refusesAGraphOfTenThousandLevels() throws Exception {
        assertIsRefused("levels", "name: main\ngraph: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n");
    }

    private static void assertIsRefused(String name, String graph) throws Exception {
        try (RadiantProcess radiant = server.start(name, graph, Map.of())) {
            assertThat(radiant.code())
                    .as("exit code; logs in " + server.folder().resolve(name))
                    .isEqualTo(1);
            assertThat(radiant.log())
                    .contains("graph.yaml")
                    .doesNotContain("StackOverflowError")
                    .doesNotContain("OutOfMemoryError");
        }
    }

    @Test
    void outlastsASiege() throws Exception {
        try (HostileNode node = new HostileNode();
                RadiantProcess radiant = server.start("siege", SiegeServer.graph(node), Map.of());
                Siege siege = new Siege(
                        radiant, Plan.asked(), new Callers(radiant.httpPort(), radiant.grpcPort()), Passes.NONE)) {
            radiant.awaitReady();

            Report report = siege.run(QUIET);

            System.out.println(report);
            SoftAssertions.assertSoftly(report::check);
        }
    }
}
