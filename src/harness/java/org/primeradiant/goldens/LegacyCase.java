package org.primeradiant.goldens;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A recorded request to a microservice of the older seldon-server, and the answer expected of Radiant.
 *
 * @param name for display only; nothing else may depend on it
 * @param transport {@code http} or {@code grpc}
 * @param endpoint the path or the method
 * @param component the toy that was called
 * @param modelName the name of the model; empty for a recommender
 * @param handler the custom data handler; empty for the default
 * @param request the request as recorded
 * @param memcache the contents of memcached by key; {@link Tree#NULL} if it was empty; a string if it was down
 * @param ours the expected answer
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

    /** Returns the expected HTTP status or gRPC code, or several to choose from; {@code any} if none is expected. */
    String status() {
        String status = Comparison.status(Tree.at(ours, isHttp() ? "status" : "code"));
        return status.isEmpty() ? "any" : status;
    }

    @Override
    public boolean isSuccess() {
        return status().equals("200") || status().equals("OK");
    }

    /** Returns true if the toy is a recommender. */
    boolean isForRecommender() {
        return modelName.isEmpty();
    }

    /** Returns true if memcached is configured but not running. */
    boolean isWithoutMemcached() {
        return memcache instanceof String;
    }

    String method() {
        return text(request, "method");
    }

    /** Returns path and query. */
    String target() {
        return text(request, "target");
    }

    byte[] body() {
        return text(request, "body").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the headers or the gRPC metadata. */
    Map<String, String> headers() {
        return Case.texts(Tree.at(request, isHttp() ? "headers" : "metadata"));
    }

    private static String text(Object tree, String name) {
        return Tree.at(tree, name) instanceof String text ? text : "";
    }
}
