package org.primeradiant.goldens;

import com.google.protobuf.Message;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Conditions used by the rules, on recorded cases of graphs and on the results of their replay. */
final class GraphExpected {
    private GraphExpected() {}

    static boolean areAskedTheSame(GraphCase recorded, Played played) {
        return HopComparison.difference(recorded, played.hops()).isEmpty();
    }

    /** Returns true if a component failed and the executor passed its answer on. */
    static boolean isComponentsFailure(GraphCase recorded) {
        return !recorded.exchange().isOk()
                && !recorded.exchange().status().isEmpty()
                && !recorded.hops().isEmpty()
                && !recorded.isExecutorsOwnFailure();
    }

    /** Returns true if the executor passed on a component's body that is not JSON, even allowing NaN. */
    static boolean isWithoutJson(GraphCase recorded) {
        String body = recorded.exchange().answer().orElse("");
        return recorded.exchange().isRest()
                && !recorded.hops().isEmpty()
                && !recorded.isExecutorsOwnFailure()
                && !body.isEmpty()
                && Tree.tryParse(body).isEmpty();
    }

    /** Returns true if a router failed, which the executor reports in its own words. */
    static boolean isRoutersFailure(GraphCase recorded) {
        return recorded.isExecutorsOwnFailure()
                && !recorded.hops().isEmpty()
                && recorded.lastHop().isRoute()
                && !new Script(recorded).answer(recorded.lastHop()).status().equals("200");
    }

    /**
     * Returns the branch from a router's {@code tftensor} of 64-bit integers, if the graph has that branch. The
     * executor reads 32-bit integers only.
     */
    static OptionalInt branch(GraphCase recorded) {
        Hop router = recorded.lastHop();
        Object answer = new Script(recorded).answer(router).json();
        if (!(Tree.at(answer, "data", "tftensor", "int64Val") instanceof List<?> values) || values.isEmpty()) {
            return OptionalInt.empty();
        }
        int branch = Integer.parseInt(String.valueOf(values.get(0)));
        int branches = GraphNodes.branches(recorded.graph(), router.node()).size();
        return branch >= 0 && branch < branches ? OptionalInt.of(branch) : OptionalInt.empty();
    }

    /** Returns true if the branch, a single node, was sent the router's request and its answer is the graph's. */
    static boolean isRouted(GraphCase recorded, Played played) {
        Hop router = recorded.lastHop();
        String child = GraphNodes.branches(recorded.graph(), router.node())
                .get(branch(recorded).orElseThrow())
                .get(0);
        List<Hop> hops = new ArrayList<>(recorded.hops());
        hops.add(Hop.rest(child, "POST /predict", router.headers(), router.body()));
        GraphCase routed = new GraphCase(
                recorded.exchange(), recorded.graph(), recorded.settings(), List.copyOf(hops), recorded.note());
        return areAskedTheSame(routed, played) && isTheNodes(hops.get(hops.size() - 1), played);
    }

    /** Returns true if the graph's answer has the node's status, body and content type. */
    static boolean isTheNodes(Hop hop, Played played) {
        Answer node = played.script().answer(hop);
        return node.status().equals(played.answer().status())
                && node.body().equals(played.answer().body())
                && node.header("content-type").equals(played.answer().header("content-type"));
    }

    static boolean isInternal(Answer answer) {
        return answer.isFailure(500, "MICROSERVICE_INTERNAL_ERROR")
                || answer.status().equals("INTERNAL");
    }

    /** Returns true for a successful gRPC answer without a payload. */
    static boolean isEmpty(Answer answer) {
        Message message = answer.message();
        return answer.status().equals("OK")
                && message instanceof SeldonMessage seldon
                && seldon.getDataOneofCase() == SeldonMessage.DataOneofCase.DATAONEOF_NOT_SET;
    }

    /** Returns true if the text names the node called last, or an ancestor that could not be called afterwards. */
    static boolean namesTheNode(GraphCase recorded, Played played) {
        Object info = Tree.at(played.answer().json(), "status", "info");
        String text = info instanceof String known ? known : played.answer().body();
        String last = recorded.lastHop().node();
        return GraphNodes.names(recorded.graph()).stream()
                .filter(node -> node.equals(last) || GraphNodes.isBelow(recorded.graph(), last, node))
                .anyMatch(node -> Pattern.compile("\\bnode " + Pattern.quote(node) + "\\b")
                        .matcher(text)
                        .find());
    }
}
