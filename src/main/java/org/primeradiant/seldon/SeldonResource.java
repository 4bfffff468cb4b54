package org.primeradiant.seldon;

import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.primeradiant.http.Needs;
import org.primeradiant.http.OpenToAll;
import org.primeradiant.http.RestRequest;
import org.primeradiant.identity.Right;
import org.primeradiant.microservice.Operation;

/**
 * The paths of Seldon's internal and external API, for POST and GET; a GET may have a body too. Both methods of a path
 * have the same template, because JAX-RS looks for the method only in the best-matching template. Methods have no Bean
 * Validation constraints, and validation is off, so that RESTEasy does not look for them on each call. Thread-safe.
 */
@ValidateOnExecution(type = ExecutableType.NONE)
public class SeldonResource {
    private final ComponentDoor component;
    private final ExternalDoor external;

    /**
     * Creates the resource.
     *
     * @param component answers the internal API
     * @param external answers the external API
     */
    SeldonResource(ComponentDoor component, ExternalDoor external) {
        this.component = component;
        this.external = external;
    }

    /** Serves two protocols: requests of the older seldon-server have {@code client} in the query or form. */
    @POST
    @Needs(Right.PREDICT)
    @Path("predict")
    public Response predict(RestRequest request) {
        return component.predict(request);
    }

    @GET
    @Needs(Right.PREDICT)
    @Path("predict")
    public Response getPredict(RestRequest request) {
        return component.predict(request);
    }

    @POST
    @Needs(Right.PREDICT)
    @Path("transform-input")
    public Response transformInput(RestRequest request) {
        return component.call(Operation.TRANSFORM_INPUT, request);
    }

    @GET
    @Needs(Right.PREDICT)
    @Path("transform-input")
    public Response getTransformInput(RestRequest request) {
        return component.call(Operation.TRANSFORM_INPUT, request);
    }

    @POST
    @Needs(Right.PREDICT)
    @Path("transform-output")
    public Response transformOutput(RestRequest request) {
        return component.call(Operation.TRANSFORM_OUTPUT, request);
    }

    @GET
    @Needs(Right.PREDICT)
    @Path("transform-output")
    public Response getTransformOutput(RestRequest request) {
        return component.call(Operation.TRANSFORM_OUTPUT, request);
    }

    @POST
    @Needs(Right.PREDICT)
    @Path("route")
    public Response route(RestRequest request) {
        return component.call(Operation.ROUTE, request);
    }

    @GET
    @Needs(Right.PREDICT)
    @Path("route")
    public Response getRoute(RestRequest request) {
        return component.call(Operation.ROUTE, request);
    }

    /** The documentation calls it combine, the orchestrator aggregate. */
    @POST
    @Needs(Right.PREDICT)
    @Path("{operation:aggregate|combine}")
    public Response aggregate(RestRequest request) {
        return component.aggregate(request);
    }

    @GET
    @Needs(Right.PREDICT)
    @Path("{operation:aggregate|combine}")
    public Response getAggregate(RestRequest request) {
        return component.aggregate(request);
    }

    @POST
    @Needs(Right.FEEDBACK)
    @Path("send-feedback")
    public Response sendFeedback(RestRequest request) {
        return component.feedback(request);
    }

    @GET
    @Needs(Right.FEEDBACK)
    @Path("send-feedback")
    public Response getSendFeedback(RestRequest request) {
        return component.feedback(request);
    }

    @GET
    @Needs(Right.METADATA)
    @Path("metadata")
    public Response metadata() {
        return component.metadata();
    }

    @GET
    @OpenToAll
    @Path("health/status")
    public Response health(@Context HttpHeaders headers) {
        return component.health(headers);
    }

    @POST
    @Needs(Right.PREDICT)
    @Path("api/{version:v1[.]0|v0[.]1}/predictions")
    public Response predictions(RestRequest request) {
        return external.predictions(request);
    }

    @POST
    @Needs(Right.FEEDBACK)
    @Path("api/{version:v1[.]0|v0[.]1}/feedback")
    public Response feedback(RestRequest request) {
        return external.feedback(request);
    }

    @GET
    @Needs(Right.METADATA)
    @Path("api/v1.0/metadata")
    public Response externalMetadata(@Context HttpHeaders headers) {
        return external.metadata(headers);
    }

    @GET
    @OpenToAll
    @Path("api/v1.0/health/status")
    public Response externalHealth(@Context HttpHeaders headers) {
        return external.health(headers);
    }
}
