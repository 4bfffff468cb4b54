package org.primeradiant.rest;

import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Caller;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.rest.RequestBody.Found;

/**
 * The operations of one component, over POST and GET: a GET may have a body too. A path has the same template for both
 * methods, since JAX-RS looks for the method only behind the template that fits best. No method has constraints of Bean
 * Validation, for which RESTEasy would look at each call. Thread-safe.
 */
@ValidateOnExecution(type = ExecutableType.NONE)
public abstract class Operations extends LegacyOperations {
    private static final int OK = 200;
    private static final int LAST_STATUS = 599;

    /** With {@code client} in query or form as the older seldon-server calls it, else as Seldon Core does. */
    @POST
    @Path("predict")
    public Response predict(RestRequest request) {
        if (settings().unit().passesBodies()) {
            return passBody(request);
        }
        Found found = found(request);
        if (found.isLegacy()) {
            return legacyPredictions(found.json(), request);
        }
        SeldonMessage answer = call(Operation.PREDICT, found, request);
        return answer(httpStatus(answer.status()), answer);
    }

    @GET
    @Path("predict")
    public Response getPredict(RestRequest request) {
        return predict(request);
    }

    /** The paths of Seldon's external API, for a component that is called without an orchestrator. */
    @POST
    @Path("api/{version:v1[.]0|v0[.]1}/predictions")
    public Response predictions(RestRequest request) {
        return predict(request);
    }

    @POST
    @Path("transform-input")
    public Response transformInput(RestRequest request) {
        return answer(OK, call(Operation.TRANSFORM_INPUT, request));
    }

    @GET
    @Path("transform-input")
    public Response getTransformInput(RestRequest request) {
        return transformInput(request);
    }

    @POST
    @Path("transform-output")
    public Response transformOutput(RestRequest request) {
        return answer(OK, call(Operation.TRANSFORM_OUTPUT, request));
    }

    @GET
    @Path("transform-output")
    public Response getTransformOutput(RestRequest request) {
        return transformOutput(request);
    }

    @POST
    @Path("route")
    public Response route(RestRequest request) {
        return answer(OK, call(Operation.ROUTE, request));
    }

    @GET
    @Path("route")
    public Response getRoute(RestRequest request) {
        return route(request);
    }

    /** The documentation calls it combine, the orchestrator aggregate. */
    @POST
    @Path("{operation:aggregate|combine}")
    public Response aggregate(RestRequest request) {
        byte[] json = json(request);
        List<SeldonMessage> messages = JsonReader.messages(json, 0, json.length, request.budget());
        if (settings().strictJson()) {
            messages.forEach(StrictJson::request);
        }
        return answer(OK, service().aggregate(messages, request.caller()));
    }

    @GET
    @Path("{operation:aggregate|combine}")
    public Response getAggregate(RestRequest request) {
        return aggregate(request);
    }

    @POST
    @Path("send-feedback")
    public Response sendFeedback(RestRequest request) {
        byte[] json = json(request);
        return answer(
                OK, service().feedback(JsonReader.feedback(json, 0, json.length, request.budget()), request.caller()));
    }

    @GET
    @Path("send-feedback")
    public Response getSendFeedback(RestRequest request) {
        return sendFeedback(request);
    }

    @POST
    @Path("api/{version:v1[.]0|v0[.]1}/feedback")
    public Response feedback(RestRequest request) {
        return sendFeedback(request);
    }

    @GET
    @Path("metadata")
    public Response metadata() {
        ModelMetadata metadata = service().metadata();
        return Response.ok(metadata, MediaType.APPLICATION_JSON_TYPE).build();
    }

    @GET
    @Path("api/v1.0/metadata")
    public Response externalMetadata(@Context HttpHeaders headers) {
        return metadata();
    }

    @GET
    @Path("health/status")
    public Response health(@Context HttpHeaders headers) {
        Microservice service = service();
        service.requireReady();
        Caller caller = new RestCaller(headers.getRequestHeaders(), Budget.UNLIMITED);
        return answer(OK, checks().ask(service.name(), () -> {
            requireCandidates();
            return service.health(caller);
        }));
    }

    @GET
    @Path("api/v1.0/health/status")
    public Response externalHealth(@Context HttpHeaders headers) {
        return health(headers);
    }

    private SeldonMessage call(Operation operation, RestRequest request) {
        return call(operation, found(request), request);
    }

    private SeldonMessage call(Operation operation, Found found, RestRequest request) {
        byte[] json = found.json();
        SeldonMessage message = JsonReader.message(json, 0, json.length, request.budget());
        SeldonMessage checked = settings().strictJson() ? StrictJson.request(message) : message;
        return service().call(operation, checked, request.caller());
    }

    private byte[] json(RestRequest request) {
        return found(request).json();
    }

    /** Neither decodes the body nor the answer. */
    private Response passBody(RestRequest request) {
        byte[] bytes = RequestBody.bytes(request, settings().limits().requestSize());
        SeldonMessage message = SeldonMessage.of(Bytes.wrap(bytes));
        SeldonMessage answer = service().call(Operation.PREDICT, message, request.caller());
        return answer.payload() instanceof Bytes passed
                ? Response.ok(passed.array(), MediaType.APPLICATION_JSON_TYPE).build()
                : answer(OK, answer);
    }

    /** A model chooses the status of HTTP by that of its answer; a code that HTTP does not have is left to the body. */
    static int httpStatus(Status status) {
        return status.code() >= OK && status.code() <= LAST_STATUS ? status.code() : OK;
    }

    private Response answer(int httpStatus, SeldonMessage answer) {
        return Response.status(httpStatus)
                .entity(settings().strictJson() ? StrictJson.answer(answer) : answer)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
