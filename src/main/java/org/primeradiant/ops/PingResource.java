package org.primeradiant.ops;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.primeradiant.http.OpenToAll;

/** Answers as long as the application runs, whether or not its components have loaded. */
@Path("health/ping")
@Vetoed
public final class PingResource {
    private static final MediaType TYPE = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    @GET
    @OpenToAll
    public Response ping() {
        return Response.ok("pong", TYPE).build();
    }
}
