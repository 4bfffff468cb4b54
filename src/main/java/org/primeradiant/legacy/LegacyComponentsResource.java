package org.primeradiant.legacy;

import jakarta.enterprise.inject.Vetoed;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.primeradiant.http.Needs;
import org.primeradiant.http.RestRequest;
import org.primeradiant.identity.Right;

/** The paths of {@link LegacyResource} for each component, below its name. */
@Path("components")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class LegacyComponentsResource {
    private final Function<String, LegacyDoor> doors;

    LegacyComponentsResource(Function<String, LegacyDoor> doors) {
        this.doors = doors;
    }

    @GET
    @Needs(Right.PREDICT)
    @Path("{name}/recommend")
    public Response recommend(@PathParam("name") String name, RestRequest request) {
        return doors.apply(name).recommend(request);
    }

    @POST
    @Needs(Right.PREDICT)
    @Path("{name}/recommend")
    public Response postRecommend(@PathParam("name") String name, RestRequest request) {
        return doors.apply(name).recommend(request);
    }

    @GET
    @Needs(Right.PREDICT)
    @Path("{name}/extension")
    public Response extension(@PathParam("name") String name, RestRequest request) {
        return doors.apply(name).extension(request);
    }

    @POST
    @Needs(Right.PREDICT)
    @Path("{name}/extension")
    public Response postExtension(@PathParam("name") String name, RestRequest request) {
        return doors.apply(name).extension(request);
    }
}
