package org.primeradiant.legacy;

import jakarta.enterprise.inject.Vetoed;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.primeradiant.http.Needs;
import org.primeradiant.http.RestRequest;
import org.primeradiant.identity.Right;

/** The paths of the older seldon-server for the root components. */
@Path("/")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class LegacyResource {
    private final LegacyDoor door;

    LegacyResource(LegacyDoor door) {
        this.door = door;
    }

    @GET
    @Needs(Right.PREDICT)
    @Path("recommend")
    public Response recommend(RestRequest request) {
        return door.recommend(request);
    }

    @POST
    @Needs(Right.PREDICT)
    @Path("recommend")
    public Response postRecommend(RestRequest request) {
        return door.recommend(request);
    }

    @GET
    @Needs(Right.PREDICT)
    @Path("extension")
    public Response extension(RestRequest request) {
        return door.extension(request);
    }

    @POST
    @Needs(Right.PREDICT)
    @Path("extension")
    public Response postExtension(RestRequest request) {
        return door.extension(request);
    }
}
