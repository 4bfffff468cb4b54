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
 * A recorded request and what Seldon's wrapper answered.
 *
 * @param name for people; nothing else may depend on it
 * @param component the toy that was asked
 * @param componentType such as {@code ROUTER}
 * @param transport {@code rest} or {@code grpc}
 * @param env the environment that the wrapper ran in
 * @param request as recorded
 * @param response as recorded
 */
record Case(
        String name,
        String component,
        String componentType,
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

    /** Whether the wrapper answered 200, or OK. */
    boolean isOk() {
        return status().equals("200") || status().equals("OK");
    }

    /** The HTTP status or the gRPC code; empty if there was no answer. */
    String status() {
        Object status = Tree.at(response, "status");
        return status == Tree.NULL ? "" : String.valueOf(status);
    }

    /** The HTTP method; over gRPC the full name of the method. */
    String method() {
        return text(request, "method");
    }

    /** Path and query; empty over gRPC. */
    String target() {
        return text(request, "path");
    }

    /** The path without the query; empty over gRPC. */
    String path() {
        return target().replaceFirst("[?].*", "");
    }

    /** Whether the request went to the port for metrics. */
    boolean isForMetrics() {
        return text(request, "port").equals("metrics");
    }

    /** What the request was for, in the words of the REST paths; empty for anything but a component's operation. */
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

    /** The request's headers. */
    Map<String, String> requestHeaders() {
        return texts(Tree.at(request, "headers"));
    }

    /** The request's metadata. */
    Map<String, String> metadata() {
        return texts(Tree.at(request, "metadata"));
    }

    /** The answer's headers, by names in lower case. */
    Map<String, String> headers() {
        return texts(Tree.at(response, "headers"));
    }

    /** The bytes of the request's body; empty if there was none. */
    byte[] body() {
        return Tree.at(request, "body_b64") instanceof String base64
                ? Base64.getDecoder().decode(base64)
                : text(request, "body").getBytes(StandardCharsets.UTF_8);
    }

    /** The answer's body; nothing if the recording left it out. */
    Optional<String> answer() {
        return Tree.at(response, "body") instanceof String body ? Optional.of(body) : Optional.empty();
    }

    /** The answer over gRPC, of a recording that has it as bytes. */
    Message message() {
        return GrpcTypes.parseBase64(GrpcTypes.answer(method()), Tree.at(response, "message_b64"));
    }

    /** The answer's reason; empty if it had none. */
    String reason() {
        return answer().flatMap(Tree::tryParse)
                .filter(tree -> Tree.at(tree, "status", "reason") instanceof String)
                .map(tree -> (String) Tree.at(tree, "status", "reason"))
                .orElse("");
    }

    private static String text(Object tree, String name) {
        return Tree.at(tree, name) instanceof String text ? text : "";
    }

    /** The members of an object, or the pairs of a list. */
    static Map<String, String> texts(Object tree) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> map) {
            new TreeMap<>(map).forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        } else if (tree instanceof List<?> pairs) {
            pairs.forEach(pair ->
                    texts.put(String.valueOf(((List<?>) pair).get(0)), String.valueOf(((List<?>) pair).get(1))));
        }
        return texts;
    }
}
