package org.primeradiant.siege;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.primeradiant.container.Installation;
import org.primeradiant.container.OperatorEnvironment;
import org.primeradiant.container.RadiantProcess;
import org.primeradiant.fuzz.TotalBeans;

/**
 * The server under siege: the container's script, with a JVM that assumes 1 GB of memory.
 *
 * @param folder the folder of a test
 * @param installation an installation with the siege's components
 */
record SiegeServer(Path folder, Installation installation) {
    /**
     * The options that a JVM chooses by itself in a container of 1 GB, which is too small for G1, and native memory
     * tracking for {@link RemoteJvm}.
     */
    private static final String JVM = "-XX:MaxRAM=1g -XX:+UseSerialGC -XX:NativeMemoryTracking=summary";

    /** Assembles the installation in a new folder below the build directory. */
    static SiegeServer assembled(String test) throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("radiant.server.directory"))
                .resolveSibling(test)
                .toAbsolutePath();
        Installation.delete(folder);
        Installation installation = Installation.assemble(folder.resolve("home"));
        installation.add(SiegeBeans.class, TotalBeans.class);
        return new SiegeServer(folder, installation);
    }

    /**
     * Starts the server.
     *
     * @param name the folder for its files
     * @param graph the graph in YAML
     * @param settings settings besides those of every siege
     */
    RadiantProcess start(String name, String graph, Map<String, String> settings) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Path file = Files.writeString(own.resolve("graph.yaml"), graph);
        OperatorEnvironment environment = OperatorEnvironment.of("sums")
                .with("RADIANT_COMPONENT", "sums")
                .with("RADIANT_GRAPH", file.toString())
                .with("RADIANT_CALL_SECONDS", "5")
                .with("RADIANT_BODY_PAUSE_SECONDS", "5")
                .with("JAVA_OPTS", JVM + " -Djava.io.tmpdir=" + own.resolve("tmp"));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            environment = environment.with(setting.getKey(), setting.getValue());
        }
        return RadiantProcess.start(installation, environment, own);
    }

    /** A graph with a router to the remote node and to a bandit over two components. */
    static String graph(HostileNode node) {
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
