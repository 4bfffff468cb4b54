package org.primeradiant.inference;

import jakarta.enterprise.inject.Vetoed;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.http.RequestBody;
import org.primeradiant.http.RestRequest;
import org.primeradiant.json.JsonText;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.models.BadModelException;
import org.primeradiant.repository.IndexEntry;
import org.primeradiant.repository.ModelRepository;

/** Triton's extension of the protocol for the repository of models. */
@Path("v2/repository")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class RepositoryResource {
    private static final String READY = "ready";
    private static final String PARAMETERS = "parameters";

    /** Parameter that Triton's clients always send to unload; no model of Radiant depends on another. */
    private static final String UNLOAD_DEPENDENTS = "unload_dependents";

    private final ComponentRegistry registry;
    private final ModelRepository repository;
    private final RepositoryAccess access;
    private final int limit;

    RepositoryResource(ComponentRegistry registry, ModelRepository repository, RepositoryAccess access, int limit) {
        this.registry = registry;
        this.repository = repository;
        this.access = access;
        this.limit = limit;
    }

    /** Lists the models of the repository, then the other components. */
    @POST
    @Path("index")
    public Response index(RestRequest request, @Context HttpServletRequest servlet) {
        boolean onlyReady = body(request).getBoolean(READY, false);
        boolean tellsWhy = access.isAllowed(servlet.getRemoteAddr(), request.headers());
        List<IndexEntry> models = repository.index();
        Set<String> names = new HashSet<>();
        models.forEach(model -> names.add(model.name()));
        JsonArrayBuilder lines = Json.createArrayBuilder();
        Stream.concat(models.stream(), others(names))
                .filter(entry -> !onlyReady || entry.state() == IndexEntry.State.READY)
                .forEach(entry -> lines.add(line(entry, tellsWhy)));
        return Response.ok(lines.build().toString(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private Stream<IndexEntry> others(Set<String> models) {
        IndexEntry.State state = registry.isReady() ? IndexEntry.State.READY : IndexEntry.State.UNAVAILABLE;
        return registry.all().stream()
                .map(Microservice::name)
                .filter(name -> !models.contains(name))
                .map(name -> new IndexEntry(name, "", state, ""));
    }

    private static JsonObjectBuilder line(IndexEntry entry, boolean tellsWhy) {
        return Json.createObjectBuilder()
                .add("name", entry.name())
                .add("version", entry.version())
                .add("state", entry.state().name())
                .add("reason", tellsWhy ? entry.reason() : "");
    }

    @POST
    @Path("models/{name}/load")
    public Response load(@PathParam("name") String name, RestRequest request, @Context HttpServletRequest servlet) {
        access.require(servlet.getRemoteAddr(), request.headers());
        requireNoParameters(body(request), Set.of());
        try {
            repository.load(name);
        } catch (BadModelException e) {
            throw new SeldonException(Reason.BAD_DATA, name + " did not load: " + e.getMessage(), e);
        }
        return Response.ok().build();
    }

    @POST
    @Path("models/{name}/unload")
    public Response unload(@PathParam("name") String name, RestRequest request, @Context HttpServletRequest servlet) {
        access.require(servlet.getRemoteAddr(), request.headers());
        requireNoParameters(body(request), Set.of(UNLOAD_DEPENDENTS));
        repository.unload(name);
        return Response.ok().build();
    }

    /** Refuses configuration and files, which Triton takes as parameters: models come from the folder alone. */
    private static void requireNoParameters(JsonObject body, Set<String> allowed) {
        JsonValue parameters = body.getOrDefault(PARAMETERS, JsonValue.EMPTY_JSON_OBJECT);
        if (!(parameters instanceof JsonObject object) || !allowed.containsAll(object.keySet())) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "models come from the folder alone: the request may not have parameters"
                            + (allowed.isEmpty() ? "" : " other than " + allowed));
        }
    }

    /** The body, of whatever media type; an empty object if there is none, as of Triton's clients. */
    private JsonObject body(RestRequest request) {
        byte[] json = RequestBody.bytes(request, limit);
        if (json.length == 0) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (JsonText.value(json, 0, json.length, request.budget()) instanceof JsonObject object) {
            return object;
        }
        throw new SeldonException(Reason.BAD_DATA, "the body must be a JSON object");
    }
}
