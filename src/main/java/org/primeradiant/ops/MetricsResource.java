package org.primeradiant.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.primeradiant.metrics.Meters;
import org.primeradiant.microservice.Host;

/** The metrics of the components, for Prometheus. */
@Path(MetricsResource.PATH)
@ApplicationScoped
public class MetricsResource {
    /** Where it is, unless the operator looks for it elsewhere. */
    public static final String PATH = "metrics";

    @Inject
    Host host;

    @GET
    public Response metrics() {
        StreamingOutput body = host.meters()::write;
        return Response.ok(body, Meters.CONTENT_TYPE).build();
    }
}
