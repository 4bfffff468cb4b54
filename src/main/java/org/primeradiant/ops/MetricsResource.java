package org.primeradiant.ops;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.primeradiant.http.Needs;
import org.primeradiant.identity.Right;
import org.primeradiant.metrics.Meters;

/** The metrics in Prometheus' text format. */
@Path(MetricsResource.PATH)
@Vetoed
public final class MetricsResource {
    /** The default path of the metrics. */
    static final String PATH = "metrics";

    private final Meters meters;

    MetricsResource(Meters meters) {
        this.meters = meters;
    }

    @GET
    @Needs(Right.METRICS)
    public Response metrics() {
        StreamingOutput body = meters::write;
        return Response.ok(body, Meters.CONTENT_TYPE).build();
    }
}
