package org.primeradiant.inference;

import jakarta.enterprise.inject.Vetoed;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.primeradiant.http.Needs;
import org.primeradiant.http.OpenToAll;
import org.primeradiant.identity.Right;

/**
 * The protocol's paths but those of inference and the repository; in one class, because JAX-RS looks for a path only in
 * the class whose own path matches best. Every answer about a state has a body, which KServe's client parses, and a
 * status, which is all that Triton's client looks at. Media types do not matter: Triton's client sends none.
 */
@Path("v2")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class InferenceResource {
    private static final int UNAVAILABLE = 503;

    private final Catalog catalog;
    private final String version;

    /**
     * Creates the resource.
     *
     * @param version Radiant's version; empty if unknown
     */
    InferenceResource(Catalog catalog, String version) {
        this.catalog = catalog;
        this.version = version;
    }

    @GET
    @Needs(Right.METADATA)
    public Response server() {
        return ok(Json.createObjectBuilder()
                .add("name", ServerMetadata.NAME)
                .add("version", version)
                .add("extensions", Json.createArrayBuilder(ServerMetadata.EXTENSIONS)));
    }

    /** The application runs, or it could not answer. */
    @GET
    @OpenToAll
    @Path("health/live")
    public Response live() {
        return ok(Json.createObjectBuilder().add("live", true));
    }

    @GET
    @OpenToAll
    @Path("health/ready")
    public Response ready() {
        return state(Json.createObjectBuilder(), catalog.isReady());
    }

    /** Lists the names of all models that are served, as KServe's server does. */
    @GET
    @Needs(Right.METADATA)
    @Path("models")
    public Response models() {
        JsonArrayBuilder names = Json.createArrayBuilder();
        catalog.all().forEach(model -> names.add(model.name()));
        return ok(Json.createObjectBuilder().add("models", names));
    }

    /** The statistics of all models; Triton's path for them. */
    @GET
    @Needs(Right.METADATA)
    @Path("models/stats")
    public Response statistics() {
        return statistics(catalog.all());
    }

    @GET
    @Needs(Right.METADATA)
    @Path("models/{name}")
    public Response model(@PathParam("name") String name) {
        return model(name, "");
    }

    @GET
    @Needs(Right.METADATA)
    @Path("models/{name}/versions/{version}")
    public Response model(@PathParam("name") String name, @PathParam("version") String version) {
        return ok(ModelJson.metadata(catalog.find(name, version)));
    }

    @GET
    @OpenToAll
    @Path("models/{name}/ready")
    public Response ready(@PathParam("name") String name) {
        return ready(name, "");
    }

    @GET
    @OpenToAll
    @Path("models/{name}/versions/{version}/ready")
    public Response ready(@PathParam("name") String name, @PathParam("version") String version) {
        return state(Json.createObjectBuilder().add("name", name), catalog.isReady(name, version));
    }

    @GET
    @Needs(Right.METADATA)
    @Path("models/{name}/config")
    public Response configuration(@PathParam("name") String name) {
        return configuration(name, "");
    }

    @GET
    @Needs(Right.METADATA)
    @Path("models/{name}/versions/{version}/config")
    public Response configuration(@PathParam("name") String name, @PathParam("version") String version) {
        return ok(ModelJson.configuration(catalog.find(name, version)));
    }

    @GET
    @Needs(Right.METADATA)
    @Path("models/{name}/stats")
    public Response statistics(@PathParam("name") String name) {
        return statistics(name, "");
    }

    @GET
    @Needs(Right.METADATA)
    @Path("models/{name}/versions/{version}/stats")
    public Response statistics(@PathParam("name") String name, @PathParam("version") String version) {
        return statistics(List.of(catalog.find(name, version)));
    }

    private static Response statistics(List<ServedModel> models) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        models.forEach(model -> all.add(ModelJson.statistics(model)));
        return ok(Json.createObjectBuilder().add("model_stats", all));
    }

    private static Response state(JsonObjectBuilder body, boolean isReady) {
        return answer(isReady ? Response.Status.OK.getStatusCode() : UNAVAILABLE, body.add("ready", isReady));
    }

    private static Response ok(JsonObjectBuilder body) {
        return answer(Response.Status.OK.getStatusCode(), body);
    }

    private static Response answer(int status, JsonObjectBuilder body) {
        return Response.status(status)
                .entity(body.build().toString())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
