package org.primeradiant.goldens;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a node was asked.
 *
 * @param node its name
 * @param target method and path; over gRPC the full name of the method, with a leading slash
 * @param headers by names in lower case; over gRPC the metadata
 * @param body over REST
 * @param message over gRPC
 */
record Hop(String node, String target, Map<String, String> headers, String body, Message message) {
    static Hop rest(String node, String target, Map<String, String> headers, String body) {
        return new Hop(node, target, headers, body, Empty.getDefaultInstance());
    }

    static Hop grpc(String node, String method, Map<String, String> metadata, Message message) {
        return new Hop(node, method, metadata, "", message);
    }

    /** As recorded. */
    static Hop of(Object tree) {
        String node = (String) Tree.at(tree, "node");
        String method = (String) Tree.at(tree, "method");
        if (Tree.at(tree, "transport").equals("grpc")) {
            Message message = GrpcTypes.parse(GrpcTypes.request(method), Tree.at(tree, "message"));
            return grpc(node, method, lowerCase(Tree.at(tree, "metadata")), message);
        }
        String target = method + " " + Tree.at(tree, "path");
        return rest(node, target, lowerCase(Tree.at(tree, "headers")), (String) Tree.at(tree, "body"));
    }

    private static Map<String, String> lowerCase(Object headers) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(Case.texts(headers));
        return copy;
    }

    boolean isRest() {
        return !target.startsWith("/");
    }

    /**
     * What the node was asked for, as its path or method spells it: {@code transform-input}, {@code TransformInput}.
     */
    String operation() {
        return target.replaceFirst(".*/", "");
    }

    boolean isRoute() {
        return operation().equalsIgnoreCase("route");
    }

    boolean isMetadata() {
        return operation().equalsIgnoreCase("metadata");
    }

    /** Whether it is a call over REST on behalf of a caller, and not one of the executor's own. */
    boolean isForwarded() {
        return isRest() && headers.containsKey("seldon-puid");
    }

    /** Path or method, as the executor's metrics name it. */
    String service() {
        return target.replaceFirst(".* ", "");
    }

    /** Whether it is the same call of the same node. */
    boolean isLike(Hop other) {
        return node.equals(other.node) && target.equals(other.target);
    }

    /** For messages. */
    @Override
    public String toString() {
        return node + " " + target;
    }
}
