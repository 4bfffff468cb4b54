package org.primeradiant.goldens;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A recorded request to Seldon's executor, what it asked the nodes of its graph, and what it answered.
 *
 * @param exchange request and answer
 * @param graph the graph, as it stands in a PredictorSpec
 * @param settings how the executor was started, in Radiant's names
 * @param hops what the nodes were asked, in order
 * @param note what the recorder says about it
 */
record GraphCase(Case exchange, Object graph, Map<String, String> settings, List<Hop> hops, String note)
        implements Recorded {
    private static final String FULL_HEALTH_CHECKS = "-full_health_checks";

    static GraphCase of(Object tree) {
        String transport = Tree.has(Tree.at(tree, "request"), "path") ? "rest" : "grpc";
        Case exchange = new Case(
                (String) Tree.at(tree, "name"),
                "",
                "",
                transport,
                Map.of(),
                Tree.at(tree, "request"),
                Tree.at(tree, "response"));
        List<Hop> hops = ((List<?>) Tree.at(tree, "hops")).stream().map(Hop::of).toList();
        String note = Tree.at(tree, "note") instanceof String text ? text : "";
        return new GraphCase(exchange, Tree.at(tree, "graph"), settings(tree), hops, note);
    }

    private static Map<String, String> settings(Object tree) {
        Map<String, String> settings = new TreeMap<>(Case.texts(Tree.at(tree, "executor_env")));
        if (Tree.at(tree, "executor_args") instanceof List<?> arguments) {
            for (Object argument : arguments) {
                if (!argument.equals(FULL_HEALTH_CHECKS)) {
                    throw new IllegalArgumentException("no setting is known for the executor's " + argument);
                }
                settings.put("RADIANT_GRAPH_FULL_HEALTH_CHECKS", "true");
            }
        }
        return settings;
    }

    /** The request's headers, with the one that the recorder's client added by itself. */
    Map<String, String> sentHeaders() {
        Map<String, String> headers = new TreeMap<>(exchange.requestHeaders());
        headers.putIfAbsent("Accept-Encoding", "identity");
        return headers;
    }

    @Override
    public String name() {
        return exchange.name();
    }

    @Override
    public String transport() {
        return exchange.transport();
    }

    @Override
    public boolean isSuccess() {
        return exchange.status().equals("OK") || exchange.status().matches("2..");
    }

    /** Whether the executor's own metrics were asked for. */
    boolean isForMetrics() {
        return exchange.path().equals("/metrics");
    }

    /** What the executor's metrics call this request, and the calls of the nodes. */
    Set<String> services() {
        Set<String> services = new HashSet<>();
        services.add(
                exchange.isRest()
                        ? exchange.path()
                                .replaceFirst("^/api/v[01][.][01]/", "")
                                .replaceFirst("/.*", "")
                        : exchange.method());
        hops.forEach(hop -> services.add(hop.service()));
        return services;
    }

    /** Whether the executor itself refused, and not one of its nodes. */
    boolean isExecutorsOwnFailure() {
        return exchange.answer()
                .flatMap(Tree::tryParse)
                .filter(body -> Tree.at(body, "status", "status").equals("FAILURE"))
                .isPresent();
    }

    /** Whether the executor ended the connection, or itself, instead of answering. */
    boolean isCrash() {
        boolean router = !hops.isEmpty() && lastHop().isRoute();
        return exchange.isRest()
                ? exchange.status().isEmpty()
                : exchange.status().equals("UNAVAILABLE") && router;
    }

    /** The node that was asked last; there must be one. */
    Hop lastHop() {
        return hops.get(hops.size() - 1);
    }

    /** The text of a failure over gRPC; empty if there is none. */
    String details() {
        return Tree.at(exchange.response(), "details") instanceof String text ? text : "";
    }
}
