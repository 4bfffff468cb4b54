package org.primeradiant.graph;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** A graph of stages in all phases, some of them slow. */
final class TwentyNodes {
    private static final List<String> SLOW = List.of("a1", "a3", "m1", "m2", "m4", "m5", "m6", "m8", "m10", "both");

    /** Number of children of the nodes that route. */
    private static final Map<String, Integer> ROUTERS = Map.of("r1", 3, "r2", 2, "both", 2);

    /** The names of all nodes. */
    static final List<String> NAMES = List.of(
            "t1", "c1", "r1", "a1", "a2", "a3", "c2", "m1", "m2", "o1", "c3", "m4", "m5", "m6", "r2", "m7", "m8",
            "both", "m9", "m10");

    private static final String GRAPH = """
            name: main
            graph:
              name: t1
              type: TRANSFORMER
              children:
                - name: c1
                  type: COMBINER
                  children:
                    - name: both
                      type: ROUTER
                      methods: [TRANSFORM_INPUT, TRANSFORM_OUTPUT]
                      children: [{name: m9, type: MODEL}, {name: m10, type: MODEL}]
                    - name: r1
                      type: ROUTER
                      children: [{name: a1, type: MODEL}, {name: a2, type: MODEL}, {name: a3, type: MODEL}]
                    - name: c2
                      type: COMBINER
                      children: [{name: m1, type: MODEL}, {name: m2, type: MODEL}]
                    - name: o1
                      type: OUTPUT_TRANSFORMER
                      children:
                        - name: c3
                          type: COMBINER
                          children: [{name: m4, type: MODEL}, {name: m5, type: MODEL}]
                    - name: m6
                      type: MODEL
                      children:
                        - name: r2
                          type: ROUTER
                          children: [{name: m7, type: MODEL}, {name: m8, type: MODEL}]
            """;

    private final Map<String, Stage> stages = new LinkedHashMap<>();

    /**
     * Creates stages for a single deployment.
     *
     * @param slowNanos the minimum duration of a call of a slow stage
     */
    TwentyNodes(long slowNanos) {
        for (String name : NAMES) {
            stages.put(name, new Stage(name, ROUTERS.getOrDefault(name, 0), SLOW.contains(name) ? slowNanos : 0));
        }
    }

    /** Deploys the graph; its children run on the given executor. */
    Graph graph(Executor threads) {
        Deployed deployed = new Deployed().on(threads);
        stages.forEach(deployed::with);
        return deployed.graph(GRAPH);
    }

    Collection<Stage> stages() {
        return stages.values();
    }
}
