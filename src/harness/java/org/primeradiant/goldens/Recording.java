package org.primeradiant.goldens;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A recorded protocol: how what came of its cases is compared, and where it may differ.
 *
 * @param <C> its cases
 * @param <P> what comes of a case when it is played
 * @param name as it is printed
 * @param doors the transports of its cases, each with a line of the report
 * @param difference what differs from the recorded answer; empty if nothing does
 * @param divergences the differences that are meant; the first that fits explains a case
 */
record Recording<C extends Recorded, P>(
        String name, List<String> doors, BiFunction<C, P, String> difference, List<Divergence<C, P>> divergences) {
    /** Seldon's python wrapper. */
    static final Recording<Case, Answer> CORE =
            new Recording<>("core", List.of("rest", "grpc"), CoreComparison::difference, CoreDivergences.all());

    /** Seldon's executor, whose calls of the nodes are compared too. */
    static final Recording<GraphCase, Played> GRAPH =
            new Recording<>("graph", List.of("rest", "grpc"), GraphComparison::difference, GraphDivergences.all());

    /** Seldon's executor, with the nodes in the JVM, which are asked unseen. */
    static final Recording<GraphCase, Played> GRAPH_IN_PROCESS =
            new Recording<>("graph in process", List.of("rest", "grpc"), InProcess::difference, List.of());

    /** The microservices of the older seldon-server. */
    static final Recording<LegacyCase, Answer> LEGACY =
            new Recording<>("legacy", List.of("http", "grpc"), LegacyComparison::difference, LegacyDivergences.all());

    /** Says what became of a case. */
    Outcome outcome(C recorded, P played) {
        String text = difference.apply(recorded, played);
        if (text.isEmpty()) {
            return outcome(recorded, Outcome.Verdict.EQUAL, "");
        }
        return divergences.stream()
                .filter(divergence -> divergence.explains(recorded, played))
                .findFirst()
                .map(divergence -> outcome(recorded, Outcome.Verdict.BY_RULE, divergence.name()))
                .orElseGet(() -> outcome(recorded, Outcome.Verdict.FAIL, text + "; got " + played));
    }

    private static Outcome outcome(Recorded recorded, Outcome.Verdict verdict, String text) {
        return new Outcome(recorded.transport(), recorded.name(), recorded.isSuccess(), verdict, text);
    }
}
