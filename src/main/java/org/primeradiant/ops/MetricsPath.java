package org.primeradiant.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import org.primeradiant.microservice.Host;

/** Leads the path at which the operator looks for metrics to {@link MetricsResource}: JAX-RS knows fixed paths only. */
@Provider
@PreMatching
@ApplicationScoped
public class MetricsPath implements ContainerRequestFilter {
    @Inject
    Host host;

    @Override
    public void filter(ContainerRequestContext request) {
        String path = host.settings().unit().metricsPath();
        if (path.equals(MetricsResource.PATH)) {
            return;
        }
        UriInfo uri = request.getUriInfo();
        if (isAt(path, uri.getPath())) {
            request.setRequestUri(
                    uri.getBaseUriBuilder().path(MetricsResource.PATH).build());
        }
    }

    /** Jersey's paths begin without a slash, RESTEasy's with one. */
    private static boolean isAt(String path, String asked) {
        int slash = asked.startsWith("/") ? 1 : 0;
        return asked.length() == slash + path.length() && asked.startsWith(path, slash);
    }
}
