package org.primeradiant.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.graph.Graph;
import org.primeradiant.graph.Graphs;
import org.primeradiant.microservice.Host;

/** What only a graph answers: its nodes' metadata and status, its probes, and its picture. */
@Path("/")
@ApplicationScoped
public class GraphResource {
    /** Nothing from elsewhere, and no other page may frame it. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " connect-src 'self'; img-src data:; frame-ancestors 'none'";

    @Inject
    Graphs graphs;

    @Inject
    Host host;

    @GET
    @Path("api/{version:v1[.]0|v0[.]1}/metadata/{node}")
    public Response metadata(@PathParam("node") String node, @Context HttpHeaders headers) {
        return door(headers).metadata(node);
    }

    @GET
    @Path("api/{version:v1[.]0|v0[.]1}/status/{node}")
    public Response status(@PathParam("node") String node, @Context HttpHeaders headers) {
        return door(headers).status(node);
    }

    @GET
    @Path("api/v1.0/status")
    public Response status(@Context HttpHeaders headers) {
        return door(headers).readiness();
    }

    @GET
    @Path("ready")
    public Response ready(@Context HttpHeaders headers) {
        return door(headers).readiness();
    }

    @GET
    @Path("live")
    public Response live(@Context HttpHeaders headers) {
        return door(headers).life();
    }

    /** A page that draws the graph. */
    @GET
    @Path("graph")
    public Response page() {
        graph();
        InputStream page = GraphResource.class.getResourceAsStream("graph.html");
        return Response.ok(page, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .build();
    }

    /** What the page draws. */
    @GET
    @Path("graph.json")
    public Response view() {
        return Response.ok(graph().view().toString(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private GraphDoor door(HttpHeaders headers) {
        return GraphDoor.of(graph(), host, headers.getRequestHeaders(), Budget.UNLIMITED);
    }

    private Graph graph() {
        return graphs.graph()
                .orElseThrow(() -> new SeldonException(
                        Reason.NOT_FOUND, "this deployment has no graph; RADIANT_GRAPH names the file of one"));
    }
}
