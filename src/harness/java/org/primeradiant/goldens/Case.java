package org.primeradiant.goldens;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A recorded request and the answer of Seldon's wrapper.
 *
 * @param name for display only; nothing else may depend on it
 * @param component the toy that was called
 * @param componentType such as {@code ROUTER}
 * @param behaviour what the toy does, in words
 * @param transport {@code rest} or {@code grpc}
 * @param env the environment of the wrapper
 * @param request the request as recorded
 * @param response the answer as recorded
 */
record Case(
        String name,
        String component,
        String componentType,
        String behaviour,
        String transport,
        Map<String, String> env,
        Object request,
        Object response)
        implements Recorded {
    static Case of(Object tree) {
        return new Case(
                text(tree, "name"),
                text(tree, "component"),
                text(tree, "component_type"),
                text(tree, "behaviour"),
                text(tree, "transport"),
                texts(Tree.at(tree, "env")),
                Tree.at(tree, "request"),
                Tree.at(tree, "response"));
    }

    boolean isRest() {
        return transport.equals("rest");
    }

    @Override
    public boolean isSuccess() {
        return isOk();
    }

    /** Returns true if the wrapper answered 200 or OK. */
    boolean isOk() {
        return status().equals("200") || status().equals("OK");
    }

    /** Returns the HTTP status or the gRPC code, or an empty string if there was no answer. It may leave a choice. */
    String status() {
        return Comparison.status(Tree.at(response, "status"));
    }

    /** Returns the HTTP method or the full gRPC method name. */
    String method() {
        return text(request, "method");
    }

    /** Returns path and query; empty for gRPC. */
    String target() {
        return text(request, "path");
    }

    /** Returns the path without its query; empty for gRPC. */
    String path() {
        return target().replaceFirst("[?].*", "");
    }

    /** Returns true if the request went to the metrics port. */
    boolean isForMetrics() {
        return text(request, "port").equals("metrics");
    }

    /**
     * Returns the operation under the name it has in REST paths, or an empty string if the request is not an operation
     * of a component.
     */
    String operation() {
        String last = isRest()
                ? path().replaceFirst("^/(api/v[01][.][01]/)?", "")
                : method().replaceFirst(".*/", "")
                        .replaceAll("([a-z])([A-Z])", "$1-$2")
                        .toLowerCase(java.util.Locale.ROOT);
        return switch (last) {
            case "predict", "predictions" -> "predict";
            case "send-feedback", "feedback" -> "send-feedback";
            case "route", "aggregate", "transform-input", "transform-output" -> last;
            default -> "";
        };
    }

    Map<String, String> requestHeaders() {
        return texts(Tree.at(request, "headers"));
    }

    /** Returns the request's gRPC metadata. */
    Map<String, String> metadata() {
        return texts(Tree.at(request, "metadata"));
    }

    /** Returns the answer's headers by lower-case name. */
    Map<String, String> headers() {
        return texts(Tree.at(response, "headers"));
    }

    /** Returns the bytes of the request's body; empty if there was none. */
    byte[] body() {
        return Tree.at(request, "body_b64") instanceof String base64
                ? Base64.getDecoder().decode(base64)
                : text(request, "body").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the answer's body, or empty if the recording omits it. */
    Optional<String> answer() {
        return Tree.at(response, "body") instanceof String body ? Optional.of(body) : Optional.empty();
    }

    /** Parses the gRPC answer, recorded as bytes; a null is an empty message. */
    Message message() {
        String base64 = text(response, "message_b64");
        return GrpcTypes.parseBase64(GrpcTypes.answer(method()), base64);
    }

    /** Whether the request over gRPC was recorded as bytes that are no message of the method. */
    boolean isUndecodable() {
        return !isRest() && !GrpcTypes.isMessage(GrpcTypes.request(method()), text(request, "message_b64"));
    }

    /** Returns the reason in the answer, or an empty string. */
    String reason() {
        return answer().flatMap(Tree::tryParse)
                .filter(tree -> Tree.at(tree, "status", "reason") instanceof String)
                .map(tree -> (String) Tree.at(tree, "status", "reason"))
                .orElse("");
    }

    private static String text(Object tree, String name) {
        return Tree.at(tree, name) instanceof String text ? text : "";
    }

    /** Returns the members of an object, or the name-value pairs of a list, without those that are null. */
    static Map<String, String> texts(Object tree) {
        Map<Object, Object> members = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> map) {
            members.putAll(new TreeMap<>(map));
        } else if (tree instanceof List<?> pairs) {
            pairs.forEach(pair -> members.put(((List<?>) pair).get(0), ((List<?>) pair).get(1)));
        }
        members.values().removeIf(value -> value == Tree.NULL);
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }
}
