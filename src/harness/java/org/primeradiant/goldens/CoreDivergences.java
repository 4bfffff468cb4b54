package org.primeradiant.goldens;

import static org.primeradiant.goldens.Requests.isAllowed;
import static org.primeradiant.goldens.Requests.isKnown;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rules for the answers in which Radiant differs from Seldon's wrapper on purpose; {@code docs/divergences.md} gives
 * the reasons.
 */
final class CoreDivergences {
    private static final String BAD_DATA = "MICROSERVICE_BAD_DATA";
    private static final String INTERNAL = "MICROSERVICE_INTERNAL_ERROR";

    private static final List<Divergence<Case, Answer>> ALL = List.of(
            new Divergence<>(
                    "console-at-the-root",
                    rest500(recorded ->
                            recorded.method().equals("GET") && recorded.path().equals("/")),
                    (recorded, answer) -> answer.status().equals("302")),
            new Divergence<>(
                    "unknown-path",
                    rest500(recorded -> !isKnown(recorded) && !Requests.isServedToo(recorded)),
                    (recorded, answer) -> answer.isFailure(404, "MICROSERVICE_NOT_FOUND")),
            new Divergence<>(
                    "wrong-method",
                    rest500(recorded -> isKnown(recorded) && !isAllowed(recorded)),
                    (recorded, answer) -> answer.isFailure(405, "MICROSERVICE_METHOD_NOT_ALLOWED")
                            && !answer.header("allow").isEmpty()),
            new Divergence<>(
                    "combine",
                    rest500(recorded -> recorded.path().equals("/combine")),
                    (recorded, answer) -> recorded.componentType().equals("COMBINER")
                            ? isData(answer)
                            : answer.isFailure(400, BAD_DATA)),
            new Divergence<>(
                    "trailing-slash", rest500(Requests::isOperationWithSlash), (recorded, answer) -> isData(answer)),
            new Divergence<>(
                    "metrics-on-the-http-port",
                    recorded -> recorded.path().equals("/metrics") && !recorded.isOk(),
                    (recorded, answer) -> answer.status().equals("200")
                            && answer.header("content-type").startsWith("text/plain")),
            new Divergence<>(
                    "compressed-body",
                    recorded -> recorded.isRest() && !recorded.isOk() && Requests.isCompressed(recorded),
                    (recorded, answer) -> answer.status().equals("200")),
            new Divergence<>(
                    "json-that-is-not-finite",
                    recorded -> recorded.isOk() && Requests.hasNonFiniteJson(recorded),
                    (recorded, answer) ->
                            answer.isFailure(400, BAD_DATA) || answer.status().equals("INVALID_ARGUMENT")),
            new Divergence<>(
                    "callers-mistake",
                    rest500(recorded -> isAllowed(recorded) && Flaws.areIn(recorded)),
                    (recorded, answer) -> answer.isFailure(400, BAD_DATA)),
            new Divergence<>(
                    "another-payload",
                    rest500(recorded -> isAllowed(recorded) && Flaws.isWithoutData(recorded)),
                    (recorded, answer) -> answer.isFailure(400, BAD_DATA)),
            new Divergence<>(
                    "tftensor-without-tensorflow",
                    rest500(Requests::hasTfTensor),
                    (recorded, answer) -> isData(answer) || answer.isFailure(400, BAD_DATA)),
            new Divergence<>(
                    "no-predict",
                    recorded -> recorded.isOk()
                            && recorded.operation().equals("predict")
                            && !recorded.componentType().equals("MODEL"),
                    (recorded, answer) ->
                            answer.isFailure(400, BAD_DATA) || answer.status().equals("UNIMPLEMENTED")),
            new Divergence<>(
                    "bad-metric",
                    recorded -> recorded.reason().equals("MICROSERVICE_BAD_METRIC")
                            || recorded.status().equals("UNKNOWN")
                                    && recorded.behaviour().contains("metrics() returns"),
                    (recorded, answer) ->
                            recorded.isRest() ? isData(answer) : answer.status().equals("OK")),
            new Divergence<>(
                    "branch-that-cannot-be",
                    recorded -> !recorded.isOk()
                            && recorded.operation().equals("route")
                            && recorded.componentType().equals("ROUTER")
                            && Requests.hasPayload(recorded),
                    (recorded, answer) ->
                            answer.isFailure(500, INTERNAL) || answer.status().equals("INTERNAL")),
            new Divergence<>(
                    "unknown-meta",
                    recorded -> recorded.isRest()
                            && recorded.isOk()
                            && !Requests.unknownMeta(recorded).isEmpty(),
                    (recorded, answer) -> answer.status().equals("200")
                            && Tree.difference(Expected.withoutUnknownMeta(recorded), answer.json())
                                    .isEmpty()),
            new Divergence<>(
                    "always-meta",
                    recorded -> recorded.isOk() && Expected.isWithoutMeta(recorded),
                    (recorded, answer) -> Expected.isTheSameWithMeta(recorded, answer)),
            new Divergence<>("no-metadata", Expected::isWithoutName, Expected::isTheSameWithName),
            new Divergence<>(
                    "impossible-status",
                    recorded -> recorded.isRest() && recorded.status().isEmpty(),
                    (recorded, answer) -> answer.status().equals("200")
                            && Tree.at(answer.json(), "status", "code") instanceof BigInteger),
            new Divergence<>(
                    "error-body",
                    recorded -> recorded.isRest()
                            && !recorded.isOk()
                            && !recorded.status().isEmpty()
                            && recorded.reason().isEmpty(),
                    (recorded, answer) -> answer.status().equals(recorded.status())
                            && answer.isFailure(Integer.parseInt(answer.status()), answer.reason())
                            && !answer.reason().isEmpty()),
            new Divergence<>(
                    "grpc-missing-role",
                    unknown(recorded -> recorded.method().endsWith("GraphMetadata")
                            || recorded.componentType().equals("MODEL")
                                    && Set.of("route", "aggregate").contains(recorded.operation())),
                    (recorded, answer) -> answer.status().equals("UNIMPLEMENTED")),
            new Divergence<>(
                    "grpc-callers-mistake",
                    unknown(Flaws::areIn),
                    (recorded, answer) -> answer.status().equals("INVALID_ARGUMENT")),
            new Divergence<>(
                    "grpc-undecodable",
                    recorded -> recorded.isUndecodable() && !recorded.isOk(),
                    (recorded, answer) -> answer.status().equals("INVALID_ARGUMENT")),
            new Divergence<>(
                    "grpc-components-failure",
                    unknown(recorded -> !Flaws.areIn(recorded)),
                    (recorded, answer) -> !Set.of("OK", "UNIMPLEMENTED", "UNAVAILABLE", "CANCELLED")
                            .contains(answer.status())),
            new Divergence<>(
                    "route-as-int32",
                    recorded ->
                            recorded.isOk() && recorded.operation().equals("route") && Requests.hasTfTensor(recorded),
                    Expected::isTheSameAsInt32),
            new Divergence<>(
                    "scalar-over-grpc",
                    recorded -> !recorded.isRest() && recorded.isOk() && Expected.isScalar(recorded),
                    Expected::isTheSameInOneDimension));

    private CoreDivergences() {}

    /** Returns the rules in order; the first that matches explains a case. */
    static List<Divergence<Case, Answer>> all() {
        return ALL;
    }

    private static Predicate<Case> rest500(Predicate<Case> more) {
        return recorded -> recorded.isRest()
                && recorded.status().equals("500")
                && recorded.reason().equals(INTERNAL)
                && more.test(recorded);
    }

    private static Predicate<Case> unknown(Predicate<Case> more) {
        return recorded -> recorded.status().equals("UNKNOWN") && more.test(recorded);
    }

    private static boolean isData(Answer answer) {
        return answer.status().equals("200") && Tree.has(answer.json(), "data");
    }
}
