package org.primeradiant.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.primeradiant.legacy.Candidates;
import org.primeradiant.microservice.Checks;
import org.primeradiant.microservice.Host;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.settings.Settings;

/** All components of the deployment, each under its name. */
@Path("components")
@ApplicationScoped
public class ComponentsResource {
    @Inject
    Host host;

    @Inject
    Candidates candidates;

    /** Lists the components: name, scope, what they offer, and whether they answer at the root. */
    @GET
    public Response list() {
        JsonArrayBuilder components = Json.createArrayBuilder();
        host.registry().all().forEach(service -> components.add(described(service)));
        JsonArray list = components.build();
        return Response.ok(list.toString(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** The operations of one component. */
    @Path("{name}")
    public Operations component(@PathParam("name") String name) {
        return new NamedComponent(host.registry().named(name), candidates, host);
    }

    private JsonObjectBuilder described(Microservice service) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        service.roles().forEach(roles::add);
        return Json.createObjectBuilder()
                .add("name", service.name())
                .add("roles", roles)
                .add("scope", service.scope())
                .add("root", host.registry().isRoot(service));
    }

    /** A component that was asked for by name. */
    public static final class NamedComponent extends Operations {
        private final Microservice service;
        private final Candidates candidates;
        private final Host host;

        NamedComponent(Microservice service, Candidates candidates, Host host) {
            this.service = service;
            this.candidates = candidates;
            this.host = host;
        }

        @Override
        Microservice service() {
            return service;
        }

        @Override
        Microservice recommender() {
            return service;
        }

        @Override
        Candidates candidates() {
            return candidates;
        }

        @Override
        Settings settings() {
            return host.settings();
        }

        @Override
        Checks checks() {
            return host.checks();
        }
    }
}
