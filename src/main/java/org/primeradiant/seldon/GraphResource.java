package org.primeradiant.seldon;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.primeradiant.http.Needs;
import org.primeradiant.http.OpenToAll;
import org.primeradiant.identity.Right;

/** Paths that only a graph answers: metadata and status of its nodes, probes, and a page that draws it. */
@Path("/")
@Vetoed
public final class GraphResource {
    /** Loads nothing from other origins, and no other page may frame it. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " connect-src 'self'; img-src data:; frame-ancestors 'none'";

    private final GraphDoor door;

    GraphResource(GraphDoor door) {
        this.door = door;
    }

    @GET
    @Needs(Right.METADATA)
    @Path("api/{version:v1[.]0|v0[.]1}/metadata/{node}")
    public Response metadata(@PathParam("node") String node, @Context HttpHeaders headers) {
        return door.exchange(headers).metadata(node);
    }

    @GET
    @Needs(Right.METADATA)
    @Path("api/{version:v1[.]0|v0[.]1}/status/{node}")
    public Response status(@PathParam("node") String node, @Context HttpHeaders headers) {
        return door.exchange(headers).status(node);
    }

    @GET
    @Needs(Right.METADATA)
    @Path("api/v1.0/status")
    public Response status(@Context HttpHeaders headers) {
        return door.exchange(headers).readiness();
    }

    @GET
    @OpenToAll
    @Path("ready")
    public Response ready(@Context HttpHeaders headers) {
        return door.exchange(headers).readiness();
    }

    @GET
    @OpenToAll
    @Path("live")
    public Response live(@Context HttpHeaders headers) {
        return door.exchange(headers).life();
    }

    /** A page that draws the graph. */
    @GET
    @Needs(Right.METADATA)
    @Path("graph")
    public Response page() {
        door.graph();
        InputStream page = GraphResource.class.getResourceAsStream("graph.html");
        return Response.ok(page, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .build();
    }

    /** The graph with call statistics, for the page. */
    @GET
    @Needs(Right.METADATA)
    @Path("graph.json")
    public Response view() {
        return Response.ok(door.graph().view().toString(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
