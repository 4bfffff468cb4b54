package org.primeradiant.goldens;

import com.google.protobuf.Message;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares the answer of a graph with the recorded one. */
final class GraphComparison {
    private static final String PUID = "seldon-puid";
    private static final String EXECUTOR = "seldon_api_executor_";

    private GraphComparison() {}

    /** Returns the differences in the answer and in the calls to nodes, or an empty string. */
    static String difference(GraphCase recorded, Played played) {
        return Comparison.joined(
                HopComparison.difference(recorded, played.hops()),
                puid(recorded, played),
                Comparison.status(recorded.exchange().status(), played.answer()),
                content(recorded, played));
    }

    /** Returns the differences in the answer only, for nodes in the same JVM, whose calls cannot be observed. */
    static String differenceOfAnswer(GraphCase recorded, Played played) {
        return Comparison.joined(
                puid(recorded, played),
                Comparison.status(recorded.exchange().status(), played.answer()),
                content(recorded, played));
    }

    /**
     * Returns the differences in the calls to nodes, the status and the headers added by the executor, ignoring
     * the body.
     */
    static String differenceAround(GraphCase recorded, Played played) {
        return Comparison.joined(
                HopComparison.difference(recorded, played.hops()),
                puid(recorded, played),
                Comparison.status(recorded.exchange().status(), played.answer()),
                recorded.exchange().isRest() ? added(recorded.exchange(), played.answer()) : "");
    }

    /**
     * If the request has a puid, all must use it; otherwise the nodes and the caller must see the same generated one.
     */
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
        sent.putAll(recorded.exchange().metadata());
        if (sent.containsKey(PUID) && !puids.isEmpty()) {
            puids.add(sent.get(PUID));
        }
        return puids.size() > 1 || puids.contains("") ? "one " + PUID + " expected, got " + puids : "";
    }

    private static String content(GraphCase recorded, Played played) {
        Answer answer = played.answer();
        if (recorded.exchange().isRest()) {
            return Comparison.joined(
                    body(recorded, played), type(recorded.exchange(), answer), added(recorded.exchange(), answer));
        }
        if (!recorded.exchange().isOk()) {
            return recorded.details().equals(answer.body()) ? "" : "details '" + recorded.details() + "' expected";
        }
        return Comparison.message(recordedMessage(recorded), answer.message());
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
        return Comparison.body(expected, actual);
    }

    /**
     * Requires only the series of replayed calls, since the recorded metrics also count calls that are not in
     * the recording.
     */
    private static boolean isCounted(Map<String, String> labels, Played played) {
        return played.services().contains(labels.get("service"))
                && Set.of("200", "OK").contains(labels.get("code"));
    }

    private static String type(Case expected, Answer answer) {
        return expected.headers().containsKey("content-type")
                ? Comparison.header("content-type", ";", expected.headers(), answer)
                : "";
    }

    /** Compares the headers that the executor adds to every answer, or to the answer to a CloudEvent. */
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
