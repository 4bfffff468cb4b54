package org.primeradiant.goldens;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A recorded request to Seldon's executor, its calls to the graph's nodes, and its answer.
 *
 * @param exchange the request and the answer
 * @param graph the graph, as in a PredictorSpec
 * @param settings the executor's settings under Radiant's names
 * @param hops the calls to the nodes, in order
 * @param note the recorder's remark on the case
 */
record GraphCase(Case exchange, Object graph, Map<String, String> settings, List<Hop> hops, String note)
        implements Recorded {
    private static final String FULL_HEALTH_CHECKS = "-full_health_checks";

    static GraphCase of(Object tree) {
        String transport = Tree.has(Tree.at(tree, "request"), "path") ? "rest" : "grpc";
        Case exchange = new Case(
                Tree.at(tree, "name") instanceof String name ? name : "",
                "",
                "",
                "",
                transport,
                Map.of(),
                Tree.at(tree, "request"),
                Tree.at(tree, "response"));
        List<Hop> hops = Tree.at(tree, "hops") instanceof List<?> calls
                ? calls.stream().map(Hop::of).toList()
                : List.of();
        String note = Tree.at(tree, "note") instanceof String text ? text : "";
        return new GraphCase(exchange, Tree.at(tree, "graph"), settings(tree), hops, note);
    }

    private static Map<String, String> settings(Object tree) {
        Map<String, String> settings = new TreeMap<>(Case.texts(Tree.at(tree, "executor_env")));
        if (Tree.at(tree, "executor_args") instanceof List<?> arguments) {
            for (Object argument : arguments) {
                if (!argument.equals(FULL_HEALTH_CHECKS)) {
                    throw new IllegalArgumentException("no setting for the executor's argument " + argument);
                }
                settings.put("RADIANT_GRAPH_FULL_HEALTH_CHECKS", "true");
            }
        }
        return settings;
    }

    /** Returns the request's headers, including the one that the recorder's client added. */
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

    /** Returns true if the request asks for the executor's own metrics. */
    boolean isForMetrics() {
        return exchange.path().equals("/metrics");
    }

    /** Returns the labels under which the executor's metrics count this request and its calls to nodes. */
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

    /** Returns true if the executor itself refused the request, rather than one of its nodes. */
    boolean isExecutorsOwnFailure() {
        return exchange.answer()
                .flatMap(Tree::tryParse)
                .filter(body -> Tree.at(body, "status", "status").equals("FAILURE"))
                .isPresent();
    }

    /** Returns true if the executor dropped the connection or crashed instead of answering. */
    boolean isCrash() {
        boolean router = !hops.isEmpty() && lastHop().isRoute();
        return exchange.isRest()
                ? exchange.status().isEmpty()
                : exchange.status().equals("UNAVAILABLE") && router;
    }

    /** Returns the last call to a node; there must be at least one. */
    Hop lastHop() {
        return hops.get(hops.size() - 1);
    }

    /** Returns the description of a gRPC failure, or an empty string. */
    String details() {
        return Tree.at(exchange.response(), "details") instanceof String text ? text : "";
    }
}
