package org.primeradiant.goldens;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primeradiant.graphtoys.ModelOne;

/** The deployments for the executor's cases: one for each combination of graph and executor settings. */
final class GraphStages {
    private static final String IMAGE = "img:1";

    private GraphStages() {}

    /** Returns the distinct names of all nodes of all graphs. */
    static List<String> nodes(List<GraphCase> cases) {
        return cases.stream()
                .flatMap(recorded -> GraphNodes.names(recorded.graph()).stream())
                .distinct()
                .toList();
    }

    /** Deploys the graph in the WAR, with remote nodes. */
    static List<Stage<GraphCase>> remote(List<GraphCase> cases, Map<String, StubPorts> ports) {
        return each(cases, group -> {
            Object graph = GraphNodes.with(
                    group.get(0).graph(), node -> ports.get(node).endpoint());
            return stage(group, Map.of("name", "main", "graph", graph), UnaryOperator.identity());
        });
    }

    /** Deploys the graph and its nodes in the WAR. */
    static List<Stage<GraphCase>> inProcess(List<GraphCase> cases) {
        return each(cases, group -> {
            Object graph = group.get(0).graph();
            List<Object> containers = new ArrayList<>();
            GraphNodes.names(graph).forEach(node -> containers.add(Map.of("name", node, "image", IMAGE)));
            Object components = List.of(Map.of("spec", Map.of("containers", containers)));
            return stage(
                    group,
                    Map.of("name", "main", "graph", graph, "componentSpecs", components),
                    war -> war.addPackage(ModelOne.class.getPackage()));
        });
    }

    private static List<Stage<GraphCase>> each(
            List<GraphCase> cases, Function<List<GraphCase>, Stage<GraphCase>> stage) {
        return Stage.each(cases, recorded -> List.of(recorded.graph(), recorded.settings()), stage);
    }

    private static Stage<GraphCase> stage(List<GraphCase> group, Object predictor, UnaryOperator<WebArchive> beans) {
        return new Stage<>(settings(group.get(0), predictor), beans, group);
    }

    private static Map<String, String> settings(GraphCase recorded, Object predictor) {
        Map<String, String> all = new TreeMap<>(recorded.settings());
        byte[] json = TreeText.of(predictor).getBytes(StandardCharsets.UTF_8);
        all.put("ENGINE_PREDICTOR", Base64.getEncoder().encodeToString(json));
        all.put("SELDON_DEPLOYMENT_ID", "mydep");
        all.put("RADIANT_GRAPH_META", "executor");
        return all;
    }
}
