package org.primeradiant.http;

import java.util.List;
import java.util.Set;

/**
 * A protocol over HTTP: its resources, its paths and its error format. Protocols share one context root, each with its
 * own error body. Thread-safe.
 */
public interface HttpProtocol {
    /**
     * Whether a path belongs to this protocol, even if no resource matches it: errors for the path use the protocol's
     * format.
     *
     * @param path below the context root, beginning with a slash
     */
    boolean answersAt(String path);

    /**
     * JAX-RS resources and providers; called once. Instances rather than classes, because JAX-RS would look up a bean
     * of a class for every request.
     */
    Set<Object> resources();

    /** The error format. */
    ErrorForm errors();

    /** Lines for the start report. */
    default List<String> report() {
        return List.of();
    }

    /** Adds the protocol's paths to the OpenAPI document of the deployment. */
    default void describe(OpenApi document) {}
}
