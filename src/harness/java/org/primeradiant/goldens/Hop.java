package org.primeradiant.goldens;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call to a node.
 *
 * @param node the node's name
 * @param target the HTTP method and path, or the full gRPC method name with a leading slash
 * @param headers the headers by lower-case name, or the gRPC metadata
 * @param body the body of a REST call
 * @param message the message of a gRPC call
 */
record Hop(String node, String target, Map<String, String> headers, String body, Message message) {
    static Hop rest(String node, String target, Map<String, String> headers, String body) {
        return new Hop(node, target, headers, body, Empty.getDefaultInstance());
    }

    static Hop grpc(String node, String method, Map<String, String> metadata, Message message) {
        return new Hop(node, method, metadata, "", message);
    }

    /** Parses a recorded call. */
    static Hop of(Object tree) {
        String node = (String) Tree.at(tree, "node");
        String method = (String) Tree.at(tree, "method");
        if (Tree.at(tree, "transport").equals("grpc")) {
            Message message = GrpcTypes.parse(GrpcTypes.request(method), Tree.at(tree, "message"));
            return grpc(node, method, lowerCase(Tree.at(tree, "metadata")), message);
        }
        String target = method + " " + Tree.at(tree, "path");
        String body = Tree.at(tree, "body") instanceof String text ? text : "";
        return rest(node, target, lowerCase(Tree.at(tree, "headers")), body);
    }

    private static Map<String, String> lowerCase(Object headers) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(Case.texts(headers));
        return copy;
    }

    boolean isRest() {
        return !target.startsWith("/");
    }

    /** Returns the operation as spelled in the path or method: {@code transform-input} or {@code TransformInput}. */
    String operation() {
        return target.replaceFirst(".*/", "");
    }

    boolean isRoute() {
        return operation().equalsIgnoreCase("route");
    }

    boolean isMetadata() {
        return operation().equalsIgnoreCase("metadata");
    }

    /** Returns true for a REST call made on behalf of a caller rather than by the executor itself. */
    boolean isForwarded() {
        return isRest() && headers.containsKey("seldon-puid");
    }

    /** Returns the path or method, which is the service label in the executor's metrics. */
    String service() {
        return target.replaceFirst(".* ", "");
    }

    /** Returns true if both call the same target of the same node. */
    boolean isLike(Hop other) {
        return node.equals(other.node) && target.equals(other.target);
    }

    /** Text for failure messages. */
    @Override
    public String toString() {
        return node + " " + target;
    }
}
