package org.primeradiant.http;

import java.util.List;
import java.util.Set;

/**
 * A protocol as HTTP knows it: its resources, the paths that are its own, and its form of an error. Protocols live side by
 * side below one context root, each with its own error body. Thread-safe.
 */
public interface HttpProtocol {
    /**
     * Whether a path is this protocol's, also if it has no such resource: then the caller is told so in its form.
     *
     * @param path below the context root, beginning with a slash
     */
    boolean answersAt(String path);

    /** The JAX-RS resources and providers, asked for once. Objects, because JAX-RS would look up a bean for each request. */
    Set<Object> resources();

    /** The form of the protocol's errors. */
    ErrorForm errors();

    /** What there is to say about the protocol when the application has started, a line each. */
    default List<String> report() {
        return List.of();
    }

    /** Adds the protocol's paths to the OpenAPI document of the deployment. */
    default void describe(OpenApi document) {}
}
