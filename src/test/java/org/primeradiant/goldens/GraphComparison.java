package org.primeradiant.goldens;

import com.google.protobuf.Message;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says how the answer of a graph differs from the recorded one. */
final class GraphComparison {
    private static final String PUID = "seldon-puid";
    private static final String EXECUTOR = "seldon_api_executor_";

    private GraphComparison() {}

    /** What differs, of the nodes' calls too; empty if nothing does. */
    static String difference(GraphCase recorded, Played played) {
        return joined(
                HopComparison.difference(recorded, played.hops()),
                puid(recorded, played),
                status(recorded, played),
                content(recorded, played));
    }

    /** The same, when the nodes are in the JVM and are asked unseen. */
    static String differenceOfAnswer(GraphCase recorded, Played played) {
        return joined(puid(recorded, played), status(recorded, played), content(recorded, played));
    }

    /** What differs in status and in the headers that the executor adds, whatever the body is. */
    static String differenceAround(GraphCase recorded, Played played) {
        return joined(
                HopComparison.difference(recorded, played.hops()),
                puid(recorded, played),
                status(recorded, played),
                recorded.exchange().isRest() ? added(recorded.exchange(), played.answer()) : "");
    }

    private static String joined(String... differences) {
        return Stream.of(differences).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    /** The id must be the one that was sent; without one, the nodes and the caller must see the same. */
    private static String puid(GraphCase recorded, Played played) {
        Set<String> puids = HopComparison.puids(recorded, played.hops());
        Map<String, String> answered = recorded.exchange().isRest()
                ? recorded.exchange().headers()
                : Case.texts(Tree.at(recorded.exchange().response(), "initial_metadata"));
        if (answered.containsKey(PUID)) {
            puids.add(played.answer().header(PUID));
        }
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sent.putAll(recorded.exchange().requestHeaders());
        sent.putAll(Case.texts(Tree.at(recorded.exchange().request(), "metadata")));
        if (sent.containsKey(PUID) && !puids.isEmpty()) {
            puids.add(sent.get(PUID));
        }
        return puids.size() > 1 || puids.contains("") ? "one " + PUID + " expected, got " + puids : "";
    }

    private static String status(GraphCase recorded, Played played) {
        String expected = recorded.exchange().status();
        return expected.equals(played.answer().status()) ? "" : "status " + expected + " expected";
    }

    private static String content(GraphCase recorded, Played played) {
        Answer answer = played.answer();
        if (recorded.exchange().isRest()) {
            return joined(
                    body(recorded, played), type(recorded.exchange(), answer), added(recorded.exchange(), answer));
        }
        if (!recorded.exchange().isOk()) {
            return recorded.details().equals(answer.body()) ? "" : "details '" + recorded.details() + "' expected";
        }
        Message expected = recordedMessage(recorded);
        return expected.equals(answer.message())
                ? ""
                : "expected " + expected.toString().replaceAll("\\s+", " ");
    }

    static Message recordedMessage(GraphCase recorded) {
        return GrpcTypes.parse(
                GrpcTypes.answer(recorded.exchange().method()),
                Tree.at(recorded.exchange().response(), "message"));
    }

    private static String body(GraphCase recorded, Played played) {
        String expected = recorded.exchange().answer().orElse("");
        String actual = played.answer().body();
        if (recorded.isForMetrics()) {
            return Families.parse(expected, EXECUTOR)
                    .difference(Families.parse(actual, EXECUTOR), labels -> isCounted(labels, played));
        }
        return Tree.tryParse(expected)
                .map(tree -> Tree.difference(tree, Tree.tryParse(actual).orElse(actual)))
                .orElseGet(() -> expected.equals(actual) ? "" : "body '" + expected + "' expected");
    }

    /** The recording counts calls that are not in it, too. */
    private static boolean isCounted(Map<String, String> labels, Played played) {
        return played.services().contains(labels.get("service"))
                && Set.of("200", "OK").contains(labels.get("code"));
    }

    private static String type(Case expected, Answer answer) {
        String type = expected.headers().getOrDefault("content-type", "");
        String actual = answer.header("content-type");
        return type.isEmpty() || Comparison.parts(type, ";").equals(Comparison.parts(actual, ";"))
                ? ""
                : "content type " + type + " expected, got " + actual;
    }

    /** The headers that the executor adds to every answer, or to the answer to an event. */
    private static String added(Case expected, Answer answer) {
        Map<String, String> wanted = added(expected.headers());
        Map<String, String> got = added(answer.headers());
        return wanted.equals(got) ? "" : "headers " + wanted + " expected, got " + got;
    }

    private static Map<String, String> added(Map<String, String> headers) {
        Map<String, String> added = new TreeMap<>(headers);
        added.keySet()
                .removeIf(name -> !name.startsWith("ce-")
                        && !name.equals("access-control-allow-origin")
                        && !name.equals("x-content-type-options"));
        return added;
    }
}
