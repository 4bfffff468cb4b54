package org.primeradiant.seldon;

import jakarta.enterprise.inject.Vetoed;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;
import org.primeradiant.http.Needs;
import org.primeradiant.identity.Right;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;

/** All components of the deployment, each under its name. */
@Path("components")
@Vetoed
public final class ComponentsResource {
    private final ComponentRegistry registry;
    private final Function<Supplier<Microservice>, ComponentDoor> doors;

    ComponentsResource(ComponentRegistry registry, Function<Supplier<Microservice>, ComponentDoor> doors) {
        this.registry = registry;
        this.doors = doors;
    }

    /** Lists the components: name, roles, scope, and whether they answer at the root. */
    @GET
    @Needs(Right.METADATA)
    public Response list() {
        JsonArrayBuilder components = Json.createArrayBuilder();
        registry.all().forEach(service -> components.add(described(service)));
        return Response.ok(components.build().toString(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** The operations of one component. */
    @Path("{name}")
    public SeldonResource component(@PathParam("name") String name) {
        Microservice service = registry.named(name);
        ComponentDoor door = doors.apply(() -> service);
        return new SeldonResource(door, door);
    }

    private JsonObjectBuilder described(Microservice service) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        service.roles().forEach(roles::add);
        return Json.createObjectBuilder()
                .add("name", service.name())
                .add("roles", roles)
                .add("scope", service.scope())
                .add("root", registry.isRoot(service));
    }
}
