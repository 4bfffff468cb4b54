package org.primeradiant.goldens;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A recorded protocol with its comparison and its intended differences.
 *
 * @param <C> the type of its cases
 * @param <P> the result of replaying a case
 * @param name its name in the report
 * @param doors the transports of its cases, each with a line in the report
 * @param isPlayable whether the deployment has the toys of a case
 * @param difference describes how a result differs from the recorded answer; empty if it does not
 * @param divergences the intended differences; the first that matches explains a case
 * @param leastEqual least share of the successes in the repository's recording that must be equal
 */
record Recording<C extends Recorded, P>(
        String name,
        List<String> doors,
        Predicate<C> isPlayable,
        BiFunction<C, P, String> difference,
        List<Divergence<C, P>> divergences,
        double leastEqual) {
    /** Of 243 successful cases of the wrapper, ten differ by a rule: four because metadata say more than its own. */
    private static final double MOST_EQUAL = 0.95;

    /** Servers that answer differently from each other, so that no answer can equal them all. */
    private static final double SOME_EQUAL = 0.45;

    /** Seldon's python wrapper. */
    static final Recording<Case, Answer> CORE = new Recording<>(
            "core",
            List.of("rest", "grpc"),
            recorded -> ToysWar.has(recorded.component()),
            CoreComparison::difference,
            CoreDivergences.all(),
            MOST_EQUAL);

    /** Seldon's executor, including its calls to nodes. */
    static final Recording<GraphCase, Played> GRAPH = new Recording<>(
            "graph",
            List.of("rest", "grpc"),
            recorded -> true,
            GraphComparison::difference,
            GraphDivergences.all(),
            MOST_EQUAL);

    /** Seldon's executor with the nodes in the JVM, whose calls cannot be observed. */
    static final Recording<GraphCase, Played> GRAPH_IN_PROCESS = new Recording<>(
            "graph in process",
            List.of("rest", "grpc"),
            InProcess::hasBeans,
            InProcess::difference,
            List.of(),
            MOST_EQUAL);

    /** The microservices of the older seldon-server. */
    static final Recording<LegacyCase, Answer> LEGACY = new Recording<>(
            "legacy",
            List.of("http", "grpc"),
            recorded -> LegacyStages.toy(recorded).isPresent(),
            LegacyComparison::difference,
            LegacyDivergences.all(),
            MOST_EQUAL);

    /** MLServer, Triton and KServe's server, in the Open Inference Protocol. */
    static final Recording<OipCase, OipAnswer> OIP = new Recording<>(
            "oip",
            List.of("rest", "grpc"),
            OipToys::isPlayable,
            OipComparison::difference,
            OipDivergences.all(),
            SOME_EQUAL);

    /** Returns the cases whose toys the deployment has. */
    List<C> playable(List<C> cases) {
        return cases.stream().filter(isPlayable).toList();
    }

    /** Returns the outcomes of the cases whose toys the deployment has not. */
    List<Outcome> unplayable(List<C> cases) {
        return cases.stream()
                .filter(isPlayable.negate())
                .map(recorded -> outcome(recorded, Outcome.Verdict.NO_TOY, "the deployment has no such component"))
                .toList();
    }

    /** Returns the outcome of a case that could not be replayed or judged. */
    Outcome broken(C recorded, RuntimeException failure) {
        return outcome(recorded, Outcome.Verdict.FAIL, "cannot be replayed: " + failure);
    }

    /** Judges the result of a case. */
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
