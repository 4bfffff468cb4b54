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
     * JAX-RS resources and providers; called once. Returns instances rather than classes, because for a class JAX-RS
     * would look up a bean for every request.
     */
    Set<Object> resources();

    /** The error format. */
    ErrorForm errors();

    /**
     * Whether a path is polled for health or metrics. Such requests have places of their own, which no other request
     * can take, and continue while the application stops.
     *
     * @param path below the context root, beginning with a slash
     */
    default boolean isProbe(String path) {
        return false;
    }

    /** Lines for the startup report. */
    default List<String> report() {
        return List.of();
    }

    /** Adds the protocol's paths to the OpenAPI document of the deployment. */
    default void describe(OpenApi document) {}
}
