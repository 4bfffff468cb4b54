package org.primeradiant.goldens;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A recorded request to a microservice of the older seldon-server, and what Radiant is to answer.
 *
 * @param name for people; nothing else may depend on it
 * @param transport {@code http} or {@code grpc}
 * @param endpoint the path or the method
 * @param component the toy that was asked
 * @param modelName what the model was called; empty for a recommender
 * @param handler the handler of custom data; empty for none of its own
 * @param request as recorded
 * @param memcache what memcached held, by key; nothing if it held nothing; a text if it was down
 * @param ours what to answer
 */
record LegacyCase(
        String name,
        String transport,
        String endpoint,
        String component,
        String modelName,
        String handler,
        Object request,
        Object memcache,
        Object ours)
        implements Recorded {
    static LegacyCase of(Object tree) {
        return new LegacyCase(
                text(tree, "name"),
                text(tree, "transport"),
                text(tree, "endpoint"),
                text(tree, "component"),
                text(tree, "model_name"),
                text(tree, "data_handler"),
                Tree.at(tree, "request"),
                Tree.at(tree, "memcache"),
                Tree.at(tree, "ours"));
    }

    boolean isHttp() {
        return transport.equals("http");
    }

    /** The HTTP status or the gRPC code that is to be answered; {@code any} if it does not matter. */
    String status() {
        Object status = Tree.at(ours, isHttp() ? "status" : "code");
        return String.valueOf(status);
    }

    @Override
    public boolean isSuccess() {
        return status().equals("200") || status().equals("OK");
    }

    /** Whether the toy is a recommender. */
    boolean isForRecommender() {
        return modelName.isEmpty();
    }

    /** Whether memcached is configured but does not run. */
    boolean isWithoutMemcached() {
        return memcache instanceof String;
    }

    String method() {
        return text(request, "method");
    }

    /** Path and query. */
    String target() {
        return text(request, "target");
    }

    byte[] body() {
        return text(request, "body").getBytes(StandardCharsets.UTF_8);
    }

    /** Headers, or metadata. */
    Map<String, String> headers() {
        return Case.texts(Tree.at(request, isHttp() ? "headers" : "metadata"));
    }

    private static String text(Object tree, String name) {
        return Tree.at(tree, name) instanceof String text ? text : "";
    }
}
