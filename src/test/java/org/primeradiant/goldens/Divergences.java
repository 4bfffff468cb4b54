package org.primeradiant.goldens;

import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tensorflow.framework.DataType;

/** Where Radiant answers otherwise than Seldon's wrapper on purpose; {@code docs/divergences.md} gives the reasons. */
final class Divergences {
    private static final String BAD_DATA = "MICROSERVICE_BAD_DATA";
    private static final String INTERNAL = "MICROSERVICE_INTERNAL_ERROR";
    private static final Set<String> META = Set.of("puid", "tags", "routing", "requestPath", "metrics");
    private static final Set<String> GET_ONLY = Set.of(
            "/health/ping",
            "/health/status",
            "/api/v1.0/health/status",
            "/metadata",
            "/api/v1.0/metadata",
            "/seldon.json");
    private static final Set<String> POST_ONLY =
            Set.of("/api/v1.0/predictions", "/api/v0.1/predictions", "/api/v1.0/feedback", "/api/v0.1/feedback");

    private Divergences() {}

    /** The rules; the first that fits explains a case. */
    static List<Divergence> all() {
        return List.of(
                new Divergence(
                        "unknown-path",
                        rest500(recorded -> !isKnown(recorded.path()) && !isServedToo(recorded)),
                        (recorded, answer) -> answer.isFailure(404, "MICROSERVICE_NOT_FOUND")),
                new Divergence(
                        "wrong-method",
                        rest500(recorded -> isKnown(recorded.path()) && !isAllowed(recorded)),
                        (recorded, answer) -> answer.isFailure(405, "MICROSERVICE_METHOD_NOT_ALLOWED")
                                && !answer.header("allow").isEmpty()),
                new Divergence(
                        "combine",
                        rest500(recorded -> recorded.path().equals("/combine")),
                        (recorded, answer) -> recorded.componentType().equals("COMBINER")
                                ? isData(answer)
                                : answer.isFailure(400, BAD_DATA)),
                new Divergence(
                        "trailing-slash",
                        rest500(recorded -> isOperationWithSlash(recorded.path())),
                        (recorded, answer) -> isData(answer)),
                new Divergence(
                        "metrics-on-the-http-port",
                        recorded -> recorded.isRest() && recorded.path().equals("/metrics") && !recorded.isOk(),
                        (recorded, answer) -> answer.status().equals("200")
                                && answer.header("content-type").startsWith("text/plain")),
                new Divergence(
                        "callers-mistake",
                        rest500(recorded -> isAllowed(recorded) && Flaws.areIn(recorded)),
                        (recorded, answer) -> answer.isFailure(400, BAD_DATA)),
                new Divergence(
                        "tftensor-without-tensorflow",
                        rest500(recorded -> new String(recorded.body(), java.nio.charset.StandardCharsets.UTF_8)
                                .contains("\"tftensor\"")),
                        (recorded, answer) -> isData(answer) || answer.isFailure(400, BAD_DATA)),
                new Divergence(
                        "no-predict",
                        recorded -> recorded.isOk()
                                && recorded.operation().equals("predict")
                                && !recorded.componentType().equals("MODEL"),
                        (recorded, answer) -> answer.isFailure(400, BAD_DATA)
                                || answer.status().equals("UNIMPLEMENTED")),
                new Divergence(
                        "branch-that-cannot-be",
                        recorded -> recorded.operation().equals("route")
                                && recorded.componentType().equals("ROUTER")
                                && !recorded.isOk()
                                && hasPayload(recorded),
                        (recorded, answer) -> answer.isFailure(500, INTERNAL)
                                || answer.status().equals("INTERNAL")),
                new Divergence(
                        "unknown-meta",
                        recorded -> recorded.isRest()
                                && recorded.isOk()
                                && !unknownMeta(recorded).isEmpty(),
                        (recorded, answer) -> answer.status().equals("200")
                                && Tree.difference(
                                                without(
                                                        unknownMeta(recorded),
                                                        recorded.answer()
                                                                .flatMap(Tree::tryParse)
                                                                .orElse(Tree.NULL)),
                                                answer.json())
                                        .isEmpty()),
                new Divergence(
                        "always-meta",
                        recorded -> recorded.isRest()
                                && recorded.isOk()
                                && recorded.answer()
                                        .flatMap(Tree::tryParse)
                                        .filter(tree -> Tree.has(tree, "status") && !Tree.has(tree, "meta"))
                                        .isPresent(),
                        (recorded, answer) -> answer.status().equals("200")
                                && Tree.difference(withMeta(recorded), answer.json())
                                        .isEmpty()),
                new Divergence(
                        "impossible-status",
                        recorded -> recorded.isRest() && recorded.status().isEmpty(),
                        (recorded, answer) -> answer.status().equals("200")
                                && Tree.at(answer.json(), "status", "code") instanceof BigInteger),
                new Divergence(
                        "error-body",
                        recorded -> recorded.isRest()
                                && !recorded.isOk()
                                && !recorded.status().isEmpty()
                                && recorded.reason().isEmpty(),
                        (recorded, answer) -> answer.status().equals(recorded.status())
                                && !answer.reason().isEmpty()),
                new Divergence(
                        "grpc-missing-role",
                        unknown(recorded -> Set.of("route", "aggregate").contains(recorded.operation())
                                && recorded.componentType().equals("MODEL")),
                        (recorded, answer) -> answer.status().equals("UNIMPLEMENTED")),
                new Divergence(
                        "grpc-callers-mistake",
                        unknown(Flaws::areIn),
                        (recorded, answer) -> answer.status().equals("INVALID_ARGUMENT")),
                new Divergence(
                        "grpc-components-failure",
                        unknown(recorded -> !Flaws.areIn(recorded)),
                        (recorded, answer) ->
                                Set.of("INTERNAL", "INVALID_ARGUMENT").contains(answer.status())),
                new Divergence(
                        "route-as-int32",
                        recorded -> !recorded.isRest()
                                && recorded.isOk()
                                && recorded.operation().equals("route"),
                        (recorded, answer) ->
                                int32(GrpcDoor.recordedMessage(recorded)).equals(answer.message())));
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

    private static boolean isKnown(String path) {
        return GET_ONLY.contains(path) || POST_ONLY.contains(path) || isOperation(path);
    }

    private static boolean isOperation(String path) {
        return Set.of("/predict", "/send-feedback", "/transform-input", "/transform-output", "/route", "/aggregate")
                .contains(path);
    }

    private static boolean isOperationWithSlash(String path) {
        return path.endsWith("/") && isOperation(path.substring(0, path.length() - 1));
    }

    private static boolean isServedToo(Case recorded) {
        return recorded.path().equals("/combine")
                || recorded.path().equals("/metrics")
                || isOperationWithSlash(recorded.path());
    }

    private static boolean isAllowed(Case recorded) {
        String path = recorded.path();
        return switch (recorded.method()) {
            case "POST" -> POST_ONLY.contains(path) || isOperation(path);
            case "GET", "HEAD" -> GET_ONLY.contains(path) || isOperation(path);
            default -> !recorded.isRest();
        };
    }

    private static boolean isData(Answer answer) {
        return answer.status().equals("200") && Tree.has(answer.json(), "data");
    }

    private static boolean hasPayload(Case recorded) {
        Object message = recorded.isRest()
                ? Tree.tryParse(new String(recorded.body(), java.nio.charset.StandardCharsets.UTF_8))
                        .orElse(Tree.NULL)
                : Tree.at(recorded.request(), "message");
        return Set.of("data", "strData", "binData", "jsonData").stream().anyMatch(kind -> Tree.has(message, kind));
    }

    /** The members of the request's meta that Seldon's protocol does not know. */
    private static Set<String> unknownMeta(Case recorded) {
        Object body = Tree.tryParse(new String(recorded.body(), java.nio.charset.StandardCharsets.UTF_8))
                .orElse(Tree.NULL);
        Set<String> unknown = new java.util.TreeSet<>();
        if (Tree.at(body, "meta") instanceof Map<?, ?> meta) {
            meta.keySet().forEach(name -> unknown.add((String) name));
        }
        unknown.removeAll(META);
        return unknown;
    }

    /** The recorded answer without those members of the meta that the component echoes. */
    private static Object without(Set<String> names, Object tree) {
        Map<Object, Object> copy = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, value) -> copy.put(name, without(names, value)));
            copy.keySet().removeAll(names);
            return copy;
        }
        return tree;
    }

    private static Object withMeta(Case recorded) {
        Map<Object, Object> copy = new LinkedHashMap<>();
        copy.putAll((Map<?, ?>) recorded.answer().flatMap(Tree::tryParse).orElseThrow());
        copy.put("meta", Map.of());
        return copy;
    }

    private static Object int32(com.google.protobuf.Message recorded) {
        SeldonMessage.Builder message = ((SeldonMessage) recorded).toBuilder();
        var tensor = message.getDataBuilder().getTftensorBuilder();
        tensor.getInt64ValList().forEach(value -> tensor.addIntVal(value.intValue()));
        return message.setData(message.getDataBuilder()
                        .setTftensor(tensor.clearInt64Val().setDtype(DataType.DT_INT32)))
                .build();
    }
}
