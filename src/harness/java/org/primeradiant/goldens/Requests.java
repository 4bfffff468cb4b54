package org.primeradiant.goldens;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Classifies recorded requests. */
final class Requests {
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
    private static final Set<String> OPERATIONS =
            Set.of("/predict", "/send-feedback", "/transform-input", "/transform-output", "/route", "/aggregate");

    private Requests() {}

    /** Returns true if Seldon's wrapper serves the path with at least one method. */
    static boolean isKnown(Case recorded) {
        String path = recorded.path();
        return GET_ONLY.contains(path) || POST_ONLY.contains(path) || OPERATIONS.contains(path);
    }

    /** Returns true if Seldon's wrapper serves the path with the request's method. */
    static boolean isAllowed(Case recorded) {
        Set<String> more = switch (recorded.method()) {
            case "POST" -> POST_ONLY;
            case "GET", "HEAD" -> GET_ONLY;
            default -> Set.of();
        };
        boolean reading = Set.of("POST", "GET", "HEAD").contains(recorded.method());
        return more.contains(recorded.path()) || reading && OPERATIONS.contains(recorded.path());
    }

    /** Returns true if Radiant serves the path but the wrapper does not. */
    static boolean isServedToo(Case recorded) {
        return Set.of("/combine", "/metrics").contains(recorded.path()) || isOperationWithSlash(recorded);
    }

    static boolean isOperationWithSlash(Case recorded) {
        String path = recorded.path();
        return path.endsWith("/") && OPERATIONS.contains(path.substring(0, path.length() - 1));
    }

    static boolean hasPayload(Case recorded) {
        return Stream.of("data", "strData", "binData", "jsonData").anyMatch(kind -> Tree.has(message(recorded), kind));
    }

    /** Returns true if the body is compressed, by its headers. */
    static boolean isCompressed(Case recorded) {
        return recorded.requestHeaders().entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("Content-Encoding")
                        && header.getValue().matches("(?i)(x-)?gzip|deflate"));
    }

    /** Returns true if NaN or an infinity is in {@code jsonData} or a tag, where JSON has to be JSON. */
    static boolean hasNonFiniteJson(Case recorded) {
        Object message = message(recorded);
        return hasNonFinite(Tree.at(message, "jsonData")) || hasNonFinite(Tree.at(message, "meta", "tags"));
    }

    private static boolean hasNonFinite(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(Requests::hasNonFinite);
        }
        if (tree instanceof List<?> list) {
            return list.stream().anyMatch(Requests::hasNonFinite);
        }
        return tree instanceof Double number && !Double.isFinite(number);
    }

    static boolean hasTfTensor(Case recorded) {
        return Tree.has(Tree.at(message(recorded), "data"), "tftensor");
    }

    /** Returns the members of the request's {@code meta} that are not part of Seldon's protocol. */
    static Set<String> unknownMeta(Case recorded) {
        Set<String> unknown = new TreeSet<>();
        if (Tree.at(message(recorded), "meta") instanceof Map<?, ?> meta) {
            meta.keySet().forEach(name -> unknown.add((String) name));
        }
        unknown.removeAll(META);
        return unknown;
    }

    /** Returns the request's message as JSON, or {@link Tree#NULL} if the body is not JSON. */
    static Object message(Case recorded) {
        return recorded.isRest()
                ? Tree.tryParse(new String(recorded.body(), StandardCharsets.UTF_8))
                        .orElse(Tree.NULL)
                : Tree.at(recorded.request(), "message");
    }
}
