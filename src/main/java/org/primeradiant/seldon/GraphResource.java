package org.primeradiant.seldon;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.primeradiant.http.Needs;
import org.primeradiant.http.OpenToAll;
import org.primeradiant.identity.Right;

/** Paths that only a graph answers: metadata and status of its nodes, probes, and statistics. */
@Path("/")
@Vetoed
public final class GraphResource {
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

    /** The graph with call statistics. */
    @GET
    @Needs(Right.METADATA)
    @Path("graph.json")
    public Response view() {
        return Response.ok(door.graph().view().toString(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
