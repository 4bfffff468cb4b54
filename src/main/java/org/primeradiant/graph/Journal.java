package org.primeradiant.graph;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;

/**
 * What is known of one request on one way through the graph. Not thread-safe: each branch that runs beside others has
 * one of its own, and they are joined in the order of the branches, so that the outcome does not depend on which was
 * first.
 */
final class Journal {
    private final Map<String, JsonValue> tags = new LinkedHashMap<>();
    private final Map<String, String> requestPath = new LinkedHashMap<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final Map<String, Integer> inherited;
    private final Map<String, Integer> routing;

    /** Of a request that has not met a node yet. */
    Journal() {
        this(Map.of());
    }

    private Journal(Map<String, Integer> routing) {
        this.inherited = Map.copyOf(routing);
        this.routing = new HashMap<>(inherited);
    }

    /** For one of several branches. */
    Journal branch() {
        return new Journal(routing);
    }

    /** Takes in what was noted on a branch, and not what it knew before: that may be older than what is known here. */
    void join(Journal branch) {
        tags.putAll(branch.tags);
        requestPath.putAll(branch.requestPath);
        metrics.addAll(branch.metrics);
        branch.routing.forEach((node, taken) -> {
            if (!taken.equals(branch.inherited.get(node))) {
                routing.put(node, taken);
            }
        });
    }

    /** Notes what a node said. */
    void note(Node node, Meta said) {
        tags.putAll(said.tags());
        requestPath.putAll(said.requestPath());
        metrics.addAll(said.metrics());
        if (!node.image().isEmpty()) {
            requestPath.putIfAbsent(node.name(), node.image());
        }
    }

    /** Notes which branch a message took below a node; -1 also for a node that is just called. */
    void route(Node node, int branch) {
        routing.put(node.name(), branch);
    }

    /** Which branch was taken so far, by node. */
    Map<String, Integer> routing() {
        return routing;
    }

    /** All that was noted, over what came with the request. */
    Meta over(Meta request, String puid) {
        Map<String, JsonValue> allTags = new LinkedHashMap<>(request.tags());
        allTags.putAll(tags);
        Map<String, String> path = new LinkedHashMap<>(request.requestPath());
        path.putAll(requestPath);
        List<Metric> all = new ArrayList<>(request.metrics());
        all.addAll(metrics);
        return new Meta(request.puid().isEmpty() ? puid : request.puid(), allTags, routing, path, all);
    }
}
