package org.primeradiant.goldens;

import java.util.List;

/** Rules for the answers to a graph's callers in which Radiant differs from the executor on purpose. */
final class GraphDivergences {
    private static final List<Divergence<GraphCase, Played>> ALL = List.of(
            new Divergence<>(
                    "graph-unknown-path",
                    recorded -> recorded.exchange().status().equals("404")
                            && recorded.exchange().reason().isEmpty(),
                    (recorded, played) -> played.answer().isFailure(404, "MICROSERVICE_NOT_FOUND")
                            && played.hops().isEmpty()),
            new Divergence<>(
                    "graph-wrong-method",
                    recorded -> recorded.exchange().status().equals("405")
                            && recorded.exchange().reason().isEmpty(),
                    (recorded, played) -> played.answer().isFailure(405, "MICROSERVICE_METHOD_NOT_ALLOWED")
                            && !played.answer().header("allow").isEmpty()
                            && played.hops().isEmpty()),
            new Divergence<>(
                    "graph-unknown-node",
                    GraphExpected::isAboutUnknownNode,
                    (recorded, played) -> (played.answer().isFailure(404, "MICROSERVICE_NOT_FOUND")
                                    || played.answer().status().equals("NOT_FOUND"))
                            && played.hops().isEmpty()),
            new Divergence<>(
                    "graph-grpc-undecodable",
                    recorded -> recorded.exchange().isUndecodable() && !recorded.isSuccess(),
                    (recorded, played) -> played.answer().status().equals("INVALID_ARGUMENT")
                            && played.hops().isEmpty()),
            new Divergence<>(
                    "executor-crash",
                    recorded ->
                            recorded.isCrash() && GraphExpected.branch(recorded).isEmpty(),
                    (recorded, played) -> GraphExpected.areAskedTheSame(recorded, played)
                            && GraphExpected.isInternal(played.answer())
                            && GraphExpected.namesTheNode(recorded, played)),
            new Divergence<>(
                    "route-in-any-form",
                    recorded ->
                            recorded.isCrash() && GraphExpected.branch(recorded).isPresent(),
                    GraphExpected::isRouted),
            new Divergence<>(
                    "route-as-text",
                    GraphExpected::isRoutedByText,
                    (recorded, played) -> GraphExpected.isInternal(played.answer())
                            && GraphExpected.namesTheNode(recorded, played)
                            && played.hops().stream().filter(Hop::isRoute).count() == 1
                            && played.hops().get(played.hops().size() - 1).isRoute()),
            new Divergence<>(
                    "route-with-unknown-member", GraphExpected::isRouteWithUnknownMember, GraphExpected::isRouted),
            new Divergence<>(
                    "routers-failure",
                    GraphExpected::isRoutersFailure,
                    (recorded, played) ->
                            GraphComparison.differenceAround(recorded, played).isEmpty()
                                    && GraphExpected.isTheNodes(recorded.lastHop(), played)),
            new Divergence<>(
                    "executors-own-error",
                    recorded -> recorded.isExecutorsOwnFailure() && !GraphExpected.isRoutersFailure(recorded),
                    (recorded, played) ->
                            GraphComparison.differenceAround(recorded, played).isEmpty()
                                    && !played.answer().reason().isEmpty()
                                    && GraphExpected.namesTheNode(recorded, played)),
            new Divergence<>(
                    "components-body-not-json",
                    GraphExpected::isWithoutJson,
                    (recorded, played) -> GraphExpected.areAskedTheSame(recorded, played)
                            && played.answer().isFailure(502, "MICROSERVICE_BAD_GATEWAY")
                            && played.answer()
                                    .body()
                                    .contains("HTTP " + recorded.exchange().status())
                            && GraphExpected.namesTheNode(recorded, played)),
            new Divergence<>(
                    "components-content-type",
                    recorded -> GraphExpected.isComponentsFailure(recorded)
                            && recorded.exchange()
                                    .headers()
                                    .getOrDefault("content-type", "")
                                    .startsWith("text/plain"),
                    (recorded, played) ->
                            GraphComparison.differenceAround(recorded, played).isEmpty()
                                    && recorded.hops().stream().anyMatch(hop -> GraphExpected.isTheNodes(hop, played))),
            new Divergence<>(
                    "grpc-feedback-without-answer",
                    recorded -> recorded.exchange().status().equals("INTERNAL")
                            && recorded.exchange().operation().equals("send-feedback")
                            && recorded.details().startsWith("grpc: error while marshaling"),
                    (recorded, played) ->
                            GraphExpected.areAskedTheSame(recorded, played) && GraphExpected.isEmpty(played.answer())));

    private GraphDivergences() {}

    /** Returns the rules in the order of the document. */
    static List<Divergence<GraphCase, Played>> all() {
        return ALL;
    }
}
