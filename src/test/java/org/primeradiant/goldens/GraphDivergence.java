package org.primeradiant.goldens;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A difference that is meant: a row of {@code docs/divergences.md}, about callers of a graph.
 *
 * @param name the row's name on the page
 * @param applies which recorded cases it is about
 * @param answered what Radiant answers and asks instead
 */
record GraphDivergence(String name, Predicate<GraphCase> applies, BiPredicate<GraphCase, Played> answered) {
    private static final List<GraphDivergence> ALL = List.of(
            new GraphDivergence(
                    "graph-unknown-path",
                    recorded -> recorded.exchange().status().equals("404")
                            && recorded.exchange().reason().isEmpty(),
                    (recorded, played) -> played.answer().isFailure(404, "MICROSERVICE_NOT_FOUND")
                            && played.hops().isEmpty()),
            new GraphDivergence(
                    "graph-wrong-method",
                    recorded -> recorded.exchange().status().equals("405")
                            && recorded.exchange().reason().isEmpty(),
                    (recorded, played) -> played.answer().isFailure(405, "MICROSERVICE_METHOD_NOT_ALLOWED")
                            && !played.answer().header("allow").isEmpty()
                            && played.hops().isEmpty()),
            new GraphDivergence(
                    "executor-crash",
                    recorded ->
                            recorded.isCrash() && GraphExpected.branch(recorded).isEmpty(),
                    (recorded, played) -> GraphExpected.areAskedTheSame(recorded, played)
                            && GraphExpected.isInternal(played.answer())
                            && GraphExpected.namesTheNode(recorded, played)),
            new GraphDivergence(
                    "route-in-any-form",
                    recorded ->
                            recorded.isCrash() && GraphExpected.branch(recorded).isPresent(),
                    GraphExpected::isRouted),
            new GraphDivergence(
                    "routers-failure",
                    GraphExpected::isRoutersFailure,
                    (recorded, played) ->
                            GraphComparison.differenceAround(recorded, played).isEmpty()
                                    && GraphExpected.isTheNodes(recorded.lastHop(), played)),
            new GraphDivergence(
                    "executors-own-error",
                    recorded -> recorded.isExecutorsOwnFailure() && !GraphExpected.isRoutersFailure(recorded),
                    (recorded, played) ->
                            GraphComparison.differenceAround(recorded, played).isEmpty()
                                    && !played.answer().reason().isEmpty()
                                    && GraphExpected.namesTheNode(recorded, played)),
            new GraphDivergence(
                    "components-body-not-json",
                    GraphExpected::isWithoutJson,
                    (recorded, played) -> GraphExpected.areAskedTheSame(recorded, played)
                            && played.answer().isFailure(502, "MICROSERVICE_BAD_GATEWAY")
                            && played.answer()
                                    .body()
                                    .contains("HTTP " + recorded.exchange().status())
                            && GraphExpected.namesTheNode(recorded, played)),
            new GraphDivergence(
                    "components-content-type",
                    recorded -> GraphExpected.isComponentsFailure(recorded)
                            && recorded.exchange()
                                    .headers()
                                    .getOrDefault("content-type", "")
                                    .startsWith("text/plain"),
                    (recorded, played) ->
                            GraphComparison.differenceAround(recorded, played).isEmpty()
                                    && recorded.hops().stream().anyMatch(hop -> GraphExpected.isTheNodes(hop, played))),
            new GraphDivergence(
                    "grpc-feedback-without-answer",
                    recorded -> recorded.exchange().status().equals("INTERNAL")
                            && recorded.exchange().operation().equals("send-feedback")
                            && recorded.details().startsWith("grpc: error while marshaling"),
                    (recorded, played) ->
                            GraphExpected.areAskedTheSame(recorded, played) && GraphExpected.isEmpty(played.answer())));

    /** The rules in the order of the page. */
    static List<GraphDivergence> all() {
        return ALL;
    }
}
