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
import java.util.Set;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.http.Needs;
import org.primeradiant.http.RequestBody;
import org.primeradiant.http.RestRequest;
import org.primeradiant.identity.Right;
import org.primeradiant.json.JsonText;
import org.primeradiant.repository.IndexEntry;

/** Triton's extension of the protocol for the repository of models. */
@Path("v2/repository")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class RepositoryResource {
    private static final String READY = "ready";
    private static final String PARAMETERS = "parameters";

    private final RepositoryCalls calls;
    private final int limit;

    RepositoryResource(RepositoryCalls calls, int limit) {
        this.calls = calls;
        this.limit = limit;
    }

    /** Lists the models of the repository, then the other components. */
    @POST
    @Needs(Right.METADATA)
    @Path("index")
    public Response index(RestRequest request, @Context HttpServletRequest servlet) {
        boolean onlyReady = body(request).getBoolean(READY, false);
        JsonArrayBuilder lines = Json.createArrayBuilder();
        calls.index(onlyReady, caller(request, servlet)).forEach(entry -> lines.add(line(entry)));
        return Response.ok(lines.build().toString(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static JsonObjectBuilder line(IndexEntry entry) {
        return Json.createObjectBuilder()
                .add("name", entry.name())
                .add("version", entry.version())
                .add("state", entry.state().name())
                .add("reason", entry.reason());
    }

    @POST
    @Needs(Right.OPERATE)
    @Path("models/{name}/load")
    public Response load(@PathParam("name") String name, RestRequest request, @Context HttpServletRequest servlet) {
        calls.load(name, caller(request, servlet), () -> parameters(request));
        return Response.ok().build();
    }

    @POST
    @Needs(Right.OPERATE)
    @Path("models/{name}/unload")
    public Response unload(@PathParam("name") String name, RestRequest request, @Context HttpServletRequest servlet) {
        calls.unload(name, caller(request, servlet), () -> parameters(request));
        return Response.ok().build();
    }

    private static RepositoryCaller caller(RestRequest request, HttpServletRequest servlet) {
        return new RepositoryCaller(request.budget().caller(), servlet.getRemoteAddr(), request.headers()::containsKey);
    }

    private Set<String> parameters(RestRequest request) {
        JsonValue parameters = body(request).getOrDefault(PARAMETERS, JsonValue.EMPTY_JSON_OBJECT);
        if (parameters instanceof JsonObject object) {
            return object.keySet();
        }
        throw new SeldonException(Reason.BAD_DATA, "parameters must be a JSON object");
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
