package org.primeradiant.seldon;

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

/**
 * {@code /predict} at the root, the operation that is called most. It has a resource of its own, because Jersey tries
 * the paths of a resource one after another, the longest first.
 */
@Path("predict")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class PredictResource {
    private final ComponentDoor component;

    PredictResource(ComponentDoor component) {
        this.component = component;
    }

    @POST
    @Needs(Right.PREDICT)
    public Response predict(RestRequest request) {
        return component.predict(request);
    }

    @GET
    @Needs(Right.PREDICT)
    public Response getPredict(RestRequest request) {
        return component.predict(request);
    }
}
