package org.primeradiant.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.settings.ParameterValue;
import org.primeradiant.settings.UnitSettings;
import org.primeradiant.state.Decision;
import org.primeradiant.state.NodeState;
import org.primeradiant.state.SharedState;
import org.primeradiant.state.Sums;

/**
 * The decisions of a graph's routers, kept for feedback that names the puid of an answer alone. Thread-safe.
 *
 * @param state keeps them
 * @param unit the graph's names
 * @param routers the nodes that route, by the name under which their decisions are kept
 */
record Decisions(SharedState state, UnitSettings unit, Map<String, String> routers) {
    static Decisions of(SharedState state, UnitSettings unit, Map<String, Node> nodes) {
        Map<String, String> routers = new HashMap<>();
        if (state.isOn()) {
            nodes.values().stream()
                    .filter(node -> node.phases().routes())
                    .forEach(node -> routers.put(path(unit, node.name()), node.name()));
        }
        return new Decisions(state, unit, Map.copyOf(routers));
    }

    /**
     * The state of a node.
     *
     * @throws IllegalArgumentException if its names are too long
     */
    static NodeState state(SharedState state, UnitSettings unit, PredictiveUnit node) {
        return state.isOn() ? new NodeState(state, path(unit, node.name())) : NodeState.NONE;
    }

    private static String path(UnitSettings unit, String node) {
        return String.join(
                "/",
                List.of(unit.deployment(), unit.predictor(), node).stream()
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /**
     * What a bandit has learned over all replicas, by the index of the branch; empty if the deployment does not keep
     * it.
     */
    Map<Integer, Rewards> learned(Node node) {
        if (!isOn()) {
            return Map.of();
        }
        Map<String, Sums> totals = state.totals(path(unit, node.name()));
        List<String> names = branchNames(node);
        Map<Integer, Rewards> learned = new HashMap<>();
        for (int branch = 0; branch < names.size(); branch++) {
            Sums total = totals.get(names.get(branch));
            if (total != null) {
                long tries = total.count(0);
                learned.put(branch, Rewards.ofShares(tries, tries == 0 ? 0 : total.real(0) / tries));
            }
        }
        return learned;
    }

    /** The names under which a bandit keeps what it learns: those of its parameter, else the indexes. */
    private static List<String> branchNames(Node node) {
        ParameterValue names = node.unit().parameters().get("branch_names");
        return names == null
                ? IntStream.range(0, node.children().size())
                        .mapToObj(String::valueOf)
                        .toList()
                : List.of(String.valueOf(names.value()).split(":", -1));
    }

    /** Whether there is anything to keep. */
    boolean isOn() {
        return !routers.isEmpty();
    }

    /** Notes the branches of one answer. */
    void made(String puid, Content<SeldonMessage> request, Map<String, Integer> routing) {
        int rows = rows(request);
        routers.forEach((path, node) -> {
            Integer branch = routing.get(node);
            if (branch != null) {
                state.decided(puid, path, branch, rows);
            }
        });
    }

    /** Counts a message without {@code data}, and one that cannot be decoded here, as one row. */
    private static int rows(Content<SeldonMessage> request) {
        try {
            return request.value()
                    .payload()
                    .asData()
                    .map(Data::tensor)
                    .filter(tensor -> tensor.rank() > 0)
                    .map(tensor -> tensor.dimension(0))
                    .orElse(1);
        } catch (SeldonException e) {
            return 1; // only a remote node understands it
        }
    }

    /**
     * Adds the routing to feedback that names nothing but the puid.
     *
     * @throws SeldonException if the puid is unknown or expired
     */
    Content<Feedback> completed(Content<Feedback> feedback) {
        Feedback given = feedback.value();
        Meta meta = given.response().meta();
        String puid = meta.puid().isEmpty() ? given.request().meta().puid() : meta.puid();
        boolean needsNone = puid.isEmpty() || !meta.routing().isEmpty();
        if (needsNone) {
            return feedback;
        }
        Map<String, Integer> routing = new HashMap<>();
        for (Decision decision : state.decisions(puid).values()) {
            String node = routers.get(decision.node());
            if (node != null) {
                routing.put(node, decision.branch());
            }
        }
        Meta routed = new Meta(puid, meta.tags(), routing, meta.requestPath(), meta.metrics());
        SeldonMessage response = new SeldonMessage(
                given.response().status(), routed, given.response().payload());
        return Content.of(new Feedback(given.request(), response, given.reward(), given.truth()));
    }
}
