package org.primeradiant.goldens;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primeradiant.graphtoys.ModelOne;
import org.primeradiant.testing.RadiantWar;

/**
 * One deployment and the cases that are replayed against it: there is one for each graph and the settings of the executor.
 *
 * @param graph the graph
 * @param settings how the executor was started
 * @param cases what is replayed
 */
record GraphStage(Object graph, Map<String, String> settings, List<GraphCase> cases) {
    private static final String IMAGE = "img:1";

    static List<GraphStage> of(List<GraphCase> cases) {
        Map<List<Object>, List<GraphCase>> groups = new LinkedHashMap<>();
        for (GraphCase recorded : cases) {
            groups.computeIfAbsent(List.of(recorded.graph(), recorded.settings()), key -> new ArrayList<>())
                    .add(recorded);
        }
        return groups.values().stream()
                .map(group -> new GraphStage(group.get(0).graph(), group.get(0).settings(), group))
                .toList();
    }

    /** The names of all nodes of all graphs. */
    static List<String> nodes(List<GraphStage> stages) {
        return stages.stream()
                .flatMap(stage -> GraphNodes.names(stage.graph()).stream())
                .distinct()
                .toList();
    }

    /** The WAR with the graph, whose nodes are elsewhere. */
    WebArchive war(Map<String, StubPorts> ports) {
        Object remote = GraphNodes.with(graph, node -> ports.get(node).endpoint());
        return RadiantWar.with(settings(Map.of("name", "main", "graph", remote)));
    }

    /** The WAR with the graph and its nodes. */
    WebArchive war() {
        List<Object> containers = new ArrayList<>();
        GraphNodes.names(graph).forEach(node -> containers.add(Map.of("name", node, "image", IMAGE)));
        Object components = List.of(Map.of("spec", Map.of("containers", containers)));
        return RadiantWar.with(settings(Map.of("name", "main", "graph", graph, "componentSpecs", components)))
                .addPackage(ModelOne.class.getPackage());
    }

    private Map<String, String> settings(Object predictor) {
        Map<String, String> all = new TreeMap<>(settings);
        byte[] json = TreeText.of(predictor).getBytes(StandardCharsets.UTF_8);
        all.put("ENGINE_PREDICTOR", Base64.getEncoder().encodeToString(json));
        all.put("SELDON_DEPLOYMENT_ID", "mydep");
        all.put("RADIANT_GRAPH_META", "executor");
        return all;
    }
}
