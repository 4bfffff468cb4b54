package org.primeradiant.goldens;

import com.google.protobuf.ByteString;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded request to a server of the Open Inference Protocol, and its answer.
 *
 * @param server the server that answered
 * @param name for display only; nothing else may depend on it
 * @param transport {@code rest} or {@code grpc}
 * @param method the HTTP method; empty for gRPC
 * @param path the path with the query, or the full name of the gRPC method
 * @param headers the request's headers or metadata
 * @param bodies the request's body or messages; several only in a stream
 * @param status the HTTP status, 0 if there was no valid answer, or the gRPC code
 * @param answered the answer's headers by lower-case name
 * @param answer the answer as a tree, in the form of {@link OipForm}
 */
record OipCase(
        String server,
        String name,
        String transport,
        String method,
        String path,
        Map<String, String> headers,
        List<ByteString> bodies,
        String status,
        Map<String, String> answered,
        Object answer)
        implements Recorded {
    private static final Pattern MODEL =
            Pattern.compile("/v2/(?:repository/)?models/([^/?]+)(?:/versions/([^/?]+))?(?:/([^?]*))?");

    static OipCase of(Object tree) {
        boolean isRest = text(tree, "transport").equalsIgnoreCase("rest");
        Map<String, String> answered = new TreeMap<>();
        Case.texts(Tree.at(tree, "response_headers"))
                .forEach((name, value) -> answered.put(name.toLowerCase(Locale.ROOT), value));
        return new OipCase(
                text(tree, "server"),
                text(tree, "case"),
                text(tree, "transport").toLowerCase(Locale.ROOT),
                isRest ? text(tree, "method") : "",
                text(tree, "path"),
                Case.texts(Tree.at(tree, "headers")),
                bodies(tree, "body", "body_json"),
                Comparison.status(Tree.at(tree, "status")),
                answered,
                isRest ? restAnswer(tree, answered) : grpcAnswer(tree));
    }

    /** Bytes come as text, in base64 or, if nothing else was recorded, as JSON. */
    private static List<ByteString> bodies(Object tree, String name, String json) {
        Object encoded = Tree.at(tree, name + "_base64");
        if (encoded instanceof List<?> list) {
            return list.stream().map(OipCase::decoded).toList();
        }
        if (encoded instanceof String) {
            return List.of(decoded(encoded));
        }
        boolean isJson = !Tree.has(tree, name) && Tree.has(tree, json);
        return List.of(ByteString.copyFromUtf8(isJson ? TreeText.of(Tree.at(tree, json)) : text(tree, name)));
    }

    private static ByteString decoded(Object base64) {
        return ByteString.copyFrom(Base64.getDecoder().decode((String) base64));
    }

    private static Object restAnswer(Object tree, Map<String, String> headers) {
        return OipForm.rest(
                headers, bodies(tree, "response_body", "response_json").get(0));
    }

    /** MLServer streams another type of message than Triton, so that only the JSON tells what it is. */
    private static Object grpcAnswer(Object tree) {
        Object json = Tree.at(tree, "response_json");
        if (json != Tree.NULL) {
            return OipForm.grpcTrees(json instanceof List<?> list ? list : List.of(json));
        }
        return OipForm.grpcTrees(bodies(tree, "response_body", "").stream()
                .map(bytes -> OipTypes.json(OipTypes.answer(text(tree, "path")), bytes.toByteArray()))
                .toList());
    }

    boolean isRest() {
        return transport.equals("rest");
    }

    @Override
    public boolean isSuccess() {
        return status.equals("200") || status.equals("OK");
    }

    /** The model that the request names; empty if it names none. */
    String model() {
        return isRest() ? part(1) : text("model_name").isEmpty() ? text("name") : text("model_name");
    }

    /** The version that the request names; empty if it names none. */
    String version() {
        return isRest() ? part(2) : text("model_version").isEmpty() ? text("version") : text("model_version");
    }

    /** What is asked for: the rest of a path with a model, such as {@code infer}, or the gRPC method. */
    String operation() {
        return isRest() ? part(3) : path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether this asks for a prediction. */
    boolean isInfer() {
        return operation().equals("infer") || operation().equals("ModelInfer") || isStream();
    }

    /** Whether the answer tells that the model was not ready, or no longer known. */
    boolean isUnready() {
        boolean isAsked = operation().equals("ready") || operation().equals("ModelReady");
        if (OipToys.isNeverReady(model())) {
            return true;
        }
        return isAsked && version().isEmpty() && !(isSuccess() && (isRest() || Tree.has(answer, "ready")))
                || isInfer()
                        && Set.of("404", "NOT_FOUND").contains(status)
                        && version().isEmpty();
    }

    /** Whether this asks for the models of the repository. */
    boolean isIndex() {
        return path.matches("/v2/repository/index([?].*)?") || operation().equals("RepositoryIndex");
    }

    boolean isStream() {
        return operation().equals("ModelStreamInfer");
    }

    /** The request, in a stream the first one; {@link Tree#NULL} if it is not JSON. */
    Object request() {
        return isRest()
                ? Tree.tryParse(json().toStringUtf8()).orElse(Tree.NULL)
                : OipTypes.json(OipTypes.request(path), bodies.get(0).toByteArray());
    }

    private ByteString json() {
        ByteString body = bodies.get(0);
        return length().map(length -> body.substring(0, length)).orElse(body);
    }

    /** The length of the JSON that the request announces, if it does. */
    Optional<Integer> length() {
        return Optional.of(header("Inference-Header-Content-Length"))
                .filter(header -> header.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(length -> length <= bodies.get(0).size());
    }

    /** The value of a request's header, whatever the case of its name; empty if there is none. */
    String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private String text(String member) {
        return Tree.at(request(), member) instanceof String text ? text : "";
    }

    private String part(int group) {
        Matcher matcher = MODEL.matcher(path);
        return matcher.matches() && matcher.group(group) != null ? matcher.group(group) : "";
    }

    private static String text(Object tree, String name) {
        return Tree.at(tree, name) instanceof String text ? text : "";
    }
}
