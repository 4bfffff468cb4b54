package org.primeradiant.siege;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.primeradiant.container.Installation;
import org.primeradiant.container.OperatorEnvironment;
import org.primeradiant.container.RadiantProcess;
import org.primeradiant.fuzz.TotalBeans;

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
    private static final Path FOLDER = Path.of(System.getProperty("radiant.server.directory"))
            .resolveSibling("siege-it")
            .toAbsolutePath();

    /**
     * The options that a JVM chooses by itself in a container of 1 GB, which is too small for G1, and native memory
     * tracking for {@link RemoteJvm}.
     */
    private static final String JVM = "-XX:MaxRAM=1g -XX:+UseSerialGC -XX:NativeMemoryTracking=summary";

    /** Time allowed for the server to release everything; longer than its idle threads live. */
    private static final Duration QUIET = Duration.ofSeconds(120);

    private static Installation installation;

    static boolean isAskedFor() {
        return Plan.isAskedFor();
    }

    @BeforeAll
    static void assemble() throws Exception {
        Installation.delete(FOLDER);
        installation = Installation.assemble(FOLDER.resolve("home"));
        installation.add(SiegeBeans.class, TotalBeans.class);
    }

    private static RadiantProcess start(String name, String graph) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve(name));
        Path file = Files.writeString(folder.resolve("graph.yaml"), graph);
        OperatorEnvironment environment = OperatorEnvironment.of("sums")
                .with("RADIANT_COMPONENT", "sums")
                .with("RADIANT_GRAPH", file.toString())
                .with("RADIANT_CALL_SECONDS", "5")
                .with("RADIANT_BODY_PAUSE_SECONDS", "5")
                .with("JAVA_OPTS", JVM + " -Djava.io.tmpdir=" + folder.resolve("tmp"));
        return RadiantProcess.start(installation, environment, folder);
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
        try (RadiantProcess radiant = start(name, graph)) {
            assertThat(radiant.code())
                    .as("exit code; logs in " + FOLDER.resolve(name))
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
                RadiantProcess radiant = start("siege", graph(node));
                Siege siege = new Siege(radiant, Plan.asked())) {
            radiant.awaitReady();

            Report report = siege.run(QUIET);

            System.out.println(report);
            SoftAssertions.assertSoftly(report::check);
        }
    }

    /** A graph with a router to the remote node and to a bandit over two components. */
    private static String graph(HostileNode node) {
        return """
                name: main
                graph:
                  name: entry
                  type: ROUTER
                  parameters: [{name: component, value: fork, type: STRING}]
                  children:
                    - name: bandit
                      implementation: EPSILON_GREEDY
                      parameters: [{name: branch_names, value: "left:right", type: STRING}]
                      children:
                        - {name: left, type: MODEL, parameters: [{name: component, value: sums, type: STRING}]}
                        - {name: right, type: MODEL, parameters: [{name: component, value: sums, type: STRING}]}
                    - name: %s
                      type: MODEL
                      endpoint: {service_host: 127.0.0.1, service_port: %d, type: REST}
                """.formatted(HostileNode.NAME, node.port());
    }
}
