package org.primeradiant.ops;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/** Forwards the operator's metrics path to {@link MetricsResource}, because JAX-RS paths are fixed. */
@Provider
@PreMatching
@Vetoed
public final class MetricsPath implements ContainerRequestFilter {
    private final String path;

    /** Creates a filter for a path without the leading slash. */
    public MetricsPath(String path) {
        this.path = path;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        if (isAt(uri.getPath())) {
            request.setRequestUri(
                    uri.getBaseUriBuilder().path(MetricsResource.PATH).build());
        }
    }

    /** Jersey's paths begin without a slash, RESTEasy's with one. */
    private boolean isAt(String asked) {
        int slash = asked.startsWith("/") ? 1 : 0;
        return asked.length() == slash + path.length() && asked.startsWith(path, slash);
    }
}
