package org.primeradiant.http;

import jakarta.enterprise.inject.Vetoed;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.identity.Right;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;

/** The OpenAPI document of all protocols, at the path that Seldon's wrapper uses. */
@Path("seldon.json")
@Vetoed
public final class OpenApiResource {
    private final HttpProtocols protocols;
    private final ComponentRegistry registry;
    private final AtomicReference<Described> last = new AtomicReference<>(new Described(List.of(), ""));

    /**
     * A document and the components it describes. The registry replaces its list whenever they change, so comparing
     * references is enough.
     */
    private record Described(List<Microservice> components, String json) {}

    public OpenApiResource(HttpProtocols protocols, ComponentRegistry registry) {
        this.protocols = protocols;
        this.registry = registry;
    }

    @GET
    @Needs(Right.METADATA)
    public Response document(@Context ServletContext application) {
        List<Microservice> components = registry.all();
        Described known = last.get();
        if (known.json().isEmpty() || known.components() != components) {
            known = new Described(components, json(application.getContextPath()));
            last.set(known);
        }
        return Response.ok(known.json(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private String json(String contextPath) {
        OpenApi document = new OpenApi();
        protocols.all().forEach(protocol -> protocol.describe(document));
        return document.build(contextPath).toString();
    }
}
