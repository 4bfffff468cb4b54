package org.primeradiant.goldens;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides whether a recorded request is malformed by the contract, regardless of the recorded answer. */
final class Flaws {
    private static final Set<String> KINDS = Set.of("strData", "binData", "jsonData", "customData");

    private Flaws() {}

    /** Returns true if the payload is of another kind than data, which a component may refuse. */
    static boolean isWithoutData(Case recorded) {
        Object tree = recorded.isRest()
                ? Tree.tryParse(new String(recorded.body(), StandardCharsets.UTF_8))
                        .orElse(Tree.NULL)
                : Tree.at(recorded.request(), "message");
        Object messages = tree instanceof List<?> ? tree : Tree.at(tree, "seldonMessages");
        return messages instanceof List<?> list
                ? list.stream().anyMatch(message -> !Tree.has(message, "data"))
                : tree instanceof Map<?, ?> && !Tree.has(tree, "data");
    }

    /** Returns true if no component could answer the request. */
    static boolean areIn(Case recorded) {
        if (!recorded.isRest()) {
            return isFlawed(recorded, Tree.at(recorded.request(), "message"));
        }
        String type = recorded.requestHeaders().getOrDefault("Content-Type", "");
        String body = new String(recorded.body(), StandardCharsets.UTF_8);
        if (type.startsWith("multipart/form-data")) {
            return areInParts(type, body);
        }
        return json(recorded, type, body).map(tree -> isFlawed(recorded, tree)).orElse(true);
    }

    private static Optional<Object> json(Case recorded, String type, String body) {
        String query = String.valueOf(Tree.at(recorded.request(), "path")).replaceFirst("[^?]*[?]?", "");
        String form = type.startsWith("application/x-www-form-urlencoded") ? body : query;
        if (form.startsWith("json=")) {
            return Tree.tryParse(URLDecoder.decode(form.substring("json=".length()), StandardCharsets.UTF_8));
        }
        return Tree.tryParse(body);
    }

    /** Returns true if a part that must be JSON is not, or if data is sent as a file. */
    private static boolean areInParts(String type, String body) {
        String boundary = "--" + type.replaceFirst(".*boundary=", "");
        for (String part : body.split(java.util.regex.Pattern.quote(boundary))) {
            boolean text = part.contains("name=\"strData\"");
            boolean file = part.contains("filename=");
            String content = part.replaceFirst("(?s).*?\r?\n\r?\n", "").strip();
            if (part.contains("name=\"data\"") && file
                    || part.contains("name=")
                            && !text
                            && !file
                            && Tree.tryParse(content).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFlawed(Case recorded, Object tree) {
        if (recorded.operation().equals("aggregate")) {
            Object messages = tree instanceof List<?> ? tree : Tree.at(tree, "seldonMessages");
            return !(messages instanceof List<?> list)
                    || list.isEmpty()
                    || list.stream().anyMatch(Flaws::isFlawedMessage);
        }
        return isFlawedMessage(recorded.operation().equals("send-feedback") ? Tree.at(tree, "request") : tree);
    }

    private static boolean isFlawedMessage(Object message) {
        if (!(message instanceof Map<?, ?>)
                || Tree.has(message, "meta") && !(Tree.at(message, "meta") instanceof Map<?, ?>)) {
            return true;
        }
        if (Tree.at(message, "binData") instanceof String base64 && !isBase64(base64)) {
            return true;
        }
        Object data = Tree.at(message, "data");
        if (!(data instanceof Map<?, ?>)) {
            return Tree.has(message, "data") || KINDS.stream().noneMatch(kind -> Tree.has(message, kind));
        }
        Object tensor = Tree.at(data, "tensor");
        return tensor == Tree.NULL ? isRagged(Tree.at(data, "ndarray")) : isFlawedTensor(tensor);
    }

    private static boolean isFlawedTensor(Object tensor) {
        if (!(Tree.at(tensor, "shape") instanceof List<?> shape
                && Tree.at(tensor, "values") instanceof List<?> values)) {
            return true;
        }
        long size = shape.stream()
                .mapToLong(length -> length instanceof Number number ? number.longValue() : 0)
                .reduce(1, (a, b) -> a * b);
        return size >= 0 && size != values.size();
    }

    private static boolean isRagged(Object ndarray) {
        return ndarray instanceof List<?> rows
                        && rows.stream().map(Flaws::length).distinct().count() > 1
                || ndarray instanceof List<?> list && list.stream().anyMatch(Flaws::isRagged);
    }

    private static int length(Object row) {
        return row instanceof List<?> list ? list.size() : -1;
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return text.length() % 4 == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
