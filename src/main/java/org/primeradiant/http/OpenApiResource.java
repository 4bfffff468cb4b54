package org.primeradiant.http;

import jakarta.enterprise.inject.Vetoed;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Describes what every protocol offers as an OpenAPI document, where Seldon's wrapper has its own. */
@Path("seldon.json")
@Vetoed
public final class OpenApiResource {
    private final HttpProtocols protocols;

    public OpenApiResource(HttpProtocols protocols) {
        this.protocols = protocols;
    }

    /** Made for each request, since components may have changed. */
    @GET
    public Response document(@Context ServletContext application) {
        OpenApi document = new OpenApi();
        protocols.all().forEach(protocol -> protocol.describe(document));
        String json = document.build(application.getContextPath()).toString();
        return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
