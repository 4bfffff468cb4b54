package org.primeradiant.goldens;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions used by the rules, on recorded cases of graphs and on the results of their replay. */
final class GraphExpected {
    private static final Pattern OF_NODE = Pattern.compile("/api/v[01][.][01]/(?:metadata|status)/([^/]+)");

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
     * Returns the branch that a router's answer names, in any form of data, if the graph has that branch. The executor
     * reads a {@code tftensor} of 32-bit integers only, and no answer with unknown members.
     */
    static OptionalInt branch(GraphCase recorded) {
        Hop router = recorded.lastHop();
        if (!(element(recorded, router) instanceof Number first)) {
            return OptionalInt.empty();
        }
        int branches = GraphNodes.branches(recorded.graph(), router.node()).size();
        int branch = first.intValue();
        return branch >= 0 && branch < branches ? OptionalInt.of(branch) : OptionalInt.empty();
    }

    /** Returns the first element of the data in a router's answer, or {@link Tree#NULL}. */
    private static Object element(GraphCase recorded, Hop router) {
        Answer answer = new Script(recorded).answer(router);
        Object data = Tree.at(router.isRest() ? answer.json() : GrpcTypes.json(answer.message()), "data");
        if (Tree.at(data, "tftensor", "int64Val") instanceof List<?> texts && !texts.isEmpty()) {
            return new BigInteger(String.valueOf(texts.get(0)));
        }
        Object element = Tree.has(data, "tensor") ? Tree.at(data, "tensor", "values") : Tree.at(data, "ndarray");
        while (element instanceof List<?> list) {
            element = list.isEmpty() ? Tree.NULL : list.get(0);
        }
        return element;
    }

    /** Returns true if a router answered a text, which the executor takes for branch 0. */
    static boolean isRoutedByText(GraphCase recorded) {
        return recorded.isSuccess()
                && recorded.hops().stream().anyMatch(hop -> hop.isRoute() && element(recorded, hop) instanceof String);
    }

    /** Returns true if the executor refused a router's answer only because of a member that it does not know. */
    static boolean isRouteWithUnknownMember(GraphCase recorded) {
        if (!recorded.isExecutorsOwnFailure()
                || recorded.hops().isEmpty()
                || !recorded.lastHop().isRoute()
                || !recorded.lastHop().isRest()) {
            return false;
        }
        String json = new Script(recorded).answer(recorded.lastHop()).body();
        return !isMessage(json, JsonFormat.parser())
                && isMessage(json, JsonFormat.parser().ignoringUnknownFields())
                && branch(recorded).isPresent();
    }

    private static boolean isMessage(String json, JsonFormat.Parser parser) {
        try {
            parser.merge(json, SeldonMessage.newBuilder());
            return true;
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** Returns true if the request asks about a node that the graph does not have. */
    static boolean isAboutUnknownNode(GraphCase recorded) {
        Case exchange = recorded.exchange();
        Matcher path = OF_NODE.matcher(exchange.path());
        Object name = exchange.isRest()
                ? path.matches() ? path.group(1) : Tree.NULL
                : Tree.at(exchange.request(), "message", "name");
        return name instanceof String node
                && (exchange.isRest() || exchange.method().endsWith("/ModelMetadata"))
                && !recorded.isSuccess()
                && recorded.hops().isEmpty()
                && !GraphNodes.names(recorded.graph()).contains(node);
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
