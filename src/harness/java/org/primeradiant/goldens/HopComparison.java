package org.primeradiant.goldens;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the calls to nodes with the recorded ones. The order of calls to siblings does not matter, but the order
 * along a path of the graph does.
 */
final class HopComparison {
    /** Headers added by the protocols or describing the client; and the puid, which is compared with the answer's. */
    private static final Set<String> NOT_COMPARED =
            Set.of("user-agent", "content-length", "host", "connection", "te", "seldon-puid");

    private HopComparison() {}

    /** Returns a description of the first difference, or an empty string. */
    static String difference(GraphCase recorded, List<Hop> played) {
        List<Hop> left = new ArrayList<>(played);
        List<Hop> matched = new ArrayList<>();
        for (Hop expected : recorded.hops()) {
            Hop actual = left.stream().filter(expected::isLike).findFirst().orElse(expected);
            if (!left.remove(actual)) {
                return "hop " + expected + " is missing in " + played;
            }
            String text = difference(expected, actual, recorded);
            if (!text.isEmpty()) {
                return "hop " + expected + ": " + text;
            }
            matched.add(actual);
        }
        return left.isEmpty() ? order(recorded, matched, played) : "hop " + left.get(0) + " was not recorded";
    }

    private static String order(GraphCase recorded, List<Hop> matched, List<Hop> played) {
        for (int i = 0; i < matched.size(); i++) {
            for (Hop later : matched.subList(i + 1, matched.size())) {
                Hop earlier = matched.get(i);
                if (GraphNodes.areInLine(recorded.graph(), earlier.node(), later.node())
                        && played.indexOf(earlier) > played.indexOf(later)) {
                    return "hop " + later + " came before " + earlier;
                }
            }
        }
        return "";
    }

    /** Returns the puids of those calls that were recorded with one. All must be the same. */
    static Set<String> puids(GraphCase recorded, List<Hop> played) {
        Set<String> puids = new HashSet<>();
        recorded.hops().stream()
                .filter(hop -> hop.headers().containsKey("seldon-puid"))
                .forEach(expected -> played.stream()
                        .filter(expected::isLike)
                        .forEach(hop -> puids.add(hop.headers().getOrDefault("seldon-puid", ""))));
        return puids;
    }

    private static String difference(Hop expected, Hop actual, GraphCase recorded) {
        Map<String, String> wanted = forwarded(expected, recorded);
        Map<String, String> got = forwarded(actual, recorded);
        if (expected.isForwarded()) {
            sent(recorded).forEach(wanted::putIfAbsent);
        }
        if (!wanted.equals(got)) {
            return "headers " + wanted + " expected, got " + got;
        }
        if (!expected.isRest()) {
            return expected.message().equals(actual.message()) ? "" : "got " + actual.message();
        }
        return Comparison.body(expected.body(), actual.body());
    }

    /** For REST the recorder noted only some headers of a call; the executor forwards all of them. */
    private static Map<String, String> sent(GraphCase recorded) {
        Map<String, String> sent = new TreeMap<>();
        recorded.sentHeaders().forEach((name, value) -> sent.put(name.toLowerCase(Locale.ROOT), value));
        sent.keySet().removeAll(NOT_COMPARED);
        sent.remove("content-type");
        return sent;
    }

    /** Returns the headers that came from the caller or describe the body. */
    private static Map<String, String> forwarded(Hop hop, GraphCase recorded) {
        Map<String, String> headers = new TreeMap<>(hop.headers());
        headers.keySet().removeAll(NOT_COMPARED);
        if (!hop.isRest()) {
            headers.keySet().removeIf(name -> name.startsWith("grpc-") || name.equals("content-type"));
        }
        String sent = recorded.sentHeaders().get("Accept-Encoding"); // any other value is the node client's own
        headers.computeIfPresent("accept-encoding", (name, value) -> value.equals(sent) ? value : null);
        headers.computeIfPresent("content-type", (name, type) -> String.join(";", Comparison.parts(type, ";")));
        return headers;
    }
}
