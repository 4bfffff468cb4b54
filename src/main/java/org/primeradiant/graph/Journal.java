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
 * Meta collected for one request on one path through the graph. Not thread-safe: each parallel branch has its own
 * journal. They are joined in branch order, so that the result does not depend on which branch finishes first.
 */
final class Journal {
    private final Map<String, JsonValue> tags = new LinkedHashMap<>();
    private final Map<String, String> requestPath = new LinkedHashMap<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final Map<String, Integer> inherited;
    private final Map<String, Integer> routing;

    /** Creates an empty journal. */
    Journal() {
        this(Map.of());
    }

    private Journal(Map<String, Integer> routing) {
        this.inherited = Map.copyOf(routing);
        this.routing = new HashMap<>(inherited);
    }

    /** Creates the journal of one parallel branch, which starts with the routing known here. */
    Journal branch() {
        return new Journal(routing);
    }

    /** Adds what a branch has noted, except the routing it started with, which may be older than the routing here. */
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

    /** Notes the meta of a node's answer, and the node's image. */
    void note(Node node, Meta said) {
        tags.putAll(said.tags());
        requestPath.putAll(said.requestPath());
        metrics.addAll(said.metrics());
        if (!node.image().isEmpty()) {
            requestPath.putIfAbsent(node.name(), node.image());
        }
    }

    /** Notes the branch a message took below a node; -1 also for a node that is called without routing. */
    void route(Node node, int branch) {
        routing.put(node.name(), branch);
    }

    /** Branches taken so far, by node name. */
    Map<String, Integer> routing() {
        return routing;
    }

    /**
     * Merges what was noted into the request's meta: noted tags and path entries override those of the request, metrics
     * are added to its metrics, and the noted routing replaces its routing.
     *
     * @param puid used if the request's meta has none
     */
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
