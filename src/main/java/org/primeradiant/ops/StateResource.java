package org.primeradiant.ops;

import jakarta.enterprise.inject.Vetoed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.primeradiant.http.OpenToAll;
import org.primeradiant.state.SharedState;

/**
 * Answers 200 if the state store can be used, 503 if not. Predictions are answered in either case, so this is not
 * readiness. Does not say why: that is in the log.
 */
@Path(StateResource.PATH)
@Vetoed
public final class StateResource {
    static final String PATH = "health/state";

    private final SharedState state;

    StateResource(SharedState state) {
        this.state = state;
    }

    @GET
    @OpenToAll
    public Response state() {
        boolean isUp = state.trouble().isEmpty();
        JsonObject body = Json.createObjectBuilder()
                .add("status", isUp ? "up" : "away")
                .add("spooled", state.spooled())
                .build();
        return Response.status(isUp ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.toString())
                .build();
    }
}
