package org.primeradiant.rest;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.primeradiant.graph.Graphs;
import org.primeradiant.microservice.Host;

/** Describes the deployed components as an OpenAPI document, where Seldon's wrapper has its own. */
@Path("seldon.json")
@ApplicationScoped
public class OpenApiResource {
    @Inject
    Host host;

    @Inject
    Graphs graphs;

    @Inject
    ServletContext application;

    private byte[] document;

    @PostConstruct
    void describe() {
        document = OpenApi.of(host.registry(), graphs.graph().isPresent(), application.getContextPath())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @GET
    public Response document() {
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
