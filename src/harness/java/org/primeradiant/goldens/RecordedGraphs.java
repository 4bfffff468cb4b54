package org.primeradiant.goldens;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Provides the recorded cases of graphs, and answers to them, for tests. */
final class RecordedGraphs {
    private RecordedGraphs() {}

    static List<GraphCase> all() {
        return Recordings.inRepository().graph();
    }

    static GraphCase named(String name) {
        return all().stream()
                .filter(recorded -> recorded.exchange().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the recorded answer as an answer of Radiant. */
    static Answer answer(GraphCase recorded) {
        Case exchange = recorded.exchange();
        if (exchange.isRest()) {
            String status = exchange.status().isEmpty() ? "0" : exchange.status();
            return Answer.rest(
                    Integer.parseInt(status),
                    exchange.headers(),
                    exchange.answer().orElse(""));
        }
        Map<String, String> metadata = Case.texts(Tree.at(exchange.response(), "initial_metadata"));
        return exchange.isOk()
                ? new Answer("OK", metadata, "", GraphComparison.recordedMessage(recorded))
                : Answer.grpcFailure(exchange.status(), recorded.details());
    }

    /** Returns a failure in Radiant's form. */
    static Answer failure(int status, String reason, String info) {
        String body =
                "{\"status\":{\"code\":-1,\"info\":\"%s\",\"reason\":\"%s\",\"status\":1}}".formatted(info, reason);
        return Answer.rest(
                status,
                Map.of("content-type", "application/json", "allow", "POST", "access-control-allow-origin", "*"),
                body);
    }

    static Played played(GraphCase recorded, Answer answer, List<Hop> hops) {
        return new Played(answer, hops, new Script(recorded), recorded.services());
    }

    /** Returns the recorded calls, completed with the headers that the recorder did not note. */
    static List<Hop> forwarded(GraphCase recorded) {
        return recorded.hops().stream().map(hop -> forwarded(recorded, hop)).toList();
    }

    private static Hop forwarded(GraphCase recorded, Hop hop) {
        Map<String, String> headers = new TreeMap<>(hop.headers());
        if (hop.isForwarded()) {
            recorded.sentHeaders().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        }
        return new Hop(hop.node(), hop.target(), headers, hop.body(), hop.message());
    }

    static Played played(GraphCase recorded, Answer answer) {
        return played(recorded, answer, forwarded(recorded));
    }
}
