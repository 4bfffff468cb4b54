package org.primeradiant.goldens;

import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reconstructs the nodes' answers in a recorded case from its note, calls and answer. Where these are silent, a node
 * gives its standard answer.
 *
 * @param recorded the case to replay
 */
record Script(GraphCase recorded) {
    private static final Pattern ROUTER_ANSWERED = Pattern.compile("router answered (.+)");
    private static final Pattern ROUTER_FAILED = Pattern.compile("/route status code (\\d+)");
    private static final int STANDARD_BRANCH = 1;

    /** Returns the answer of a node to a call. */
    Answer answer(Hop hop) {
        if (hop.isRoute()) {
            return route(hop);
        }
        return deviates(hop) ? deviation() : StandardNode.answer(hop);
    }

    /** Returns true if all nodes give their standard answers. */
    boolean isStandard() {
        return recorded.hops().stream()
                .allMatch(hop -> hop.isRoute()
                        ? answer(hop).equals(StandardNode.branch(hop, STANDARD_BRANCH))
                        : answer(hop).equals(StandardNode.answer(hop)));
    }

    private Answer route(Hop hop) {
        Matcher answered = ROUTER_ANSWERED.matcher(recorded.note());
        if (answered.find()) {
            return answered(hop, answered.group(1));
        }
        if (recorded.isCrash()) { // over gRPC, caused by a router's answer without data
            return Answer.grpc(SeldonMessage.newBuilder().setStrData("1").build());
        }
        Matcher failed = ROUTER_FAILED.matcher(recorded.exchange().answer().orElse(""));
        return failed.find() ? failure(Integer.parseInt(failed.group(1))) : StandardNode.branch(hop, branch(hop));
    }

    private static Answer answered(Hop hop, String json) {
        return hop.isRest()
                ? StandardNode.json(json)
                : Answer.grpc(GrpcTypes.parse(
                        SeldonMessage.getDefaultInstance(), Tree.tryParse(json).orElseThrow()));
    }

    /** A failure of a router. The executor reports only its status. */
    private static Answer failure(int status) {
        String body = "{\"status\":{\"code\":-1,\"info\":\"no\",\"reason\":\"MICROSERVICE_BAD_DATA\",\"status\":1}}";
        return Answer.rest(status, Map.of("content-type", "application/json"), body);
    }

    /** Derives the branch from the nodes that were called. */
    private int branch(Hop router) {
        List<List<String>> branches = GraphNodes.branches(recorded.graph(), router.node());
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            List<String> nodes = branches.get(i);
            if (recorded.hops().stream().anyMatch(hop -> nodes.contains(hop.node()))) {
                asked.add(i);
            }
        }
        return switch (asked.size()) {
            case 0 -> STANDARD_BRANCH;
            case 1 -> asked.get(0);
            default -> -1;
        };
    }

    /** Returns true if the case is about this call's deviating answer. */
    private boolean deviates(Hop hop) {
        if (hop.isMetadata() || hop.operation().equals("status")) {
            return false;
        }
        if (recorded.exchange().isOk()) {
            return isTheWholeGraph(hop);
        }
        return culprit().filter(node -> node.equals(hop.node())).isPresent();
    }

    /** The answer of a single-node graph is the node's answer, standard or not. */
    private boolean isTheWholeGraph(Hop hop) {
        return hop.isRest()
                && recorded.hops().size() == 1
                && GraphNodes.names(recorded.graph()).size() == 1
                && !recorded.exchange()
                        .answer()
                        .orElse("")
                        .equals(StandardNode.answer(hop).body());
    }

    /** Returns the node that failed: the one named by the answer, or else the one called last. */
    private Optional<String> culprit() {
        if (recorded.hops().isEmpty() || recorded.lastHop().isRoute()) {
            return Optional.empty();
        }
        String text = recorded.exchange().answer().orElse("") + recorded.details();
        return Optional.of(recorded.hops().stream()
                .map(Hop::node)
                .filter(node -> Pattern.compile("\\b" + Pattern.quote(node) + "\\b")
                        .matcher(text)
                        .find())
                .findFirst()
                .orElse(recorded.lastHop().node()));
    }

    private Answer deviation() {
        Case exchange = recorded.exchange();
        if (!exchange.isRest()) {
            return Answer.grpcFailure(exchange.status(), recorded.details());
        }
        if (recorded.isExecutorsOwnFailure()) { // the executor merges bodies that it takes for JSON
            return StandardNode.json("{\"data\":{\"ndarray\":[[NaN]]}}");
        }
        String body = exchange.answer().orElse("");
        String type = exchange.isOk()
                ? exchange.headers().getOrDefault("content-type", "")
                : Tree.tryParse(body).isPresent() ? "application/json" : "text/plain"; // the executor drops it
        return Answer.rest(
                Integer.parseInt(exchange.status()), body.isEmpty() ? Map.of() : Map.of("content-type", type), body);
    }
}
