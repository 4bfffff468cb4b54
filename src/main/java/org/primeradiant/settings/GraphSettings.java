package org.primeradiant.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The inference graph of this deployment.
 *
 * @param file the file that describes it; empty for none
 * @param encoded the description itself in base64, as the orchestrator's container gets it; empty for none
 * @param predictor the predictor to use from a SeldonDeployment; empty for the only one
 * @param meta how the nodes' {@code meta} is passed on
 * @param injectsRouting whether answers include the routing, with {@link Meta#EXECUTOR}
 * @param checksHealth whether readiness checks the health of each remote node, not just its port
 * @param timeout the longest time that a remote node may take to answer
 * @param nodesSpeakTls whether remote nodes speak TLS whose {@code service_host} does not say
 */
public record GraphSettings(
        String file,
        String encoded,
        String predictor,
        Meta meta,
        boolean injectsRouting,
        boolean checksHealth,
        Duration timeout,
        boolean nodesSpeakTls) {
    /** The setting for the file. */
    public static final String FILE = "RADIANT_GRAPH";

    /** The setting for the description itself. */
    public static final String ENCODED = "ENGINE_PREDICTOR";

    /** The setting that chooses a predictor. */
    public static final String PREDICTOR = "RADIANT_GRAPH_PREDICTOR";

    private static final int MINUTE_MILLIS = 60_000;

    /** How tags, metrics, routing and requestPath are passed on. */
    public enum Meta {
        /** Collected from all nodes, as in Seldon's older engine. */
        MERGE,
        /** Each node's answer stands for itself, as in Seldon's executor. */
        EXECUTOR
    }

    private enum Switch {
        ON,
        OFF
    }

    /** Whether a graph is configured. */
    public boolean isPresent() {
        return !file.isEmpty() || !encoded.isEmpty();
    }

    static GraphSettings from(Source source, Map<String, String> annotations, TlsSettings nodes) {
        return new GraphSettings(
                source.file(FILE).map(Path::toString).orElse(""),
                source.text(ENCODED, ""),
                source.text(PREDICTOR, ""),
                source.choice("RADIANT_GRAPH_META", Meta.MERGE),
                source.find("SELDON_ENABLE_ROUTING_INJECTION").isPresent(),
                source.flag("RADIANT_GRAPH_FULL_HEALTH_CHECKS", false),
                Duration.ofMillis(
                        source.number("RADIANT_GRAPH_TIMEOUT_MILLIS", timeout(annotations), 1, Integer.MAX_VALUE)),
                source.choice("RADIANT_NODES_TLS", nodes.isPresent() ? Switch.ON : Switch.OFF) == Switch.ON);
    }

    private static int timeout(Map<String, String> annotations) {
        return List.of("seldon.io/rest-timeout", "seldon.io/grpc-timeout").stream()
                .filter(annotations::containsKey)
                .findFirst()
                .map(name -> Source.number("annotation " + name, annotations.get(name), 1, Integer.MAX_VALUE))
                .orElse(MINUTE_MILLIS);
    }
}
