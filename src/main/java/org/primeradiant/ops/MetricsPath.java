package org.primeradiant.ops;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/** Leads the path at which the operator looks for metrics to {@link MetricsResource}: JAX-RS knows fixed paths only. */
@Provider
@PreMatching
@Vetoed
public final class MetricsPath implements ContainerRequestFilter {
    private final String path;

    /** Leads from that path. */
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
