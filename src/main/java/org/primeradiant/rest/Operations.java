package org.primeradiant.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.microservice.Operation;
import org.primeradiant.rest.RequestBody.Found;

/**
 * The operations of one component, over POST and GET: a GET may have a body too. A path has the same template for both
 * methods, since JAX-RS looks for the method only behind the template that fits best. Thread-safe.
 */
public abstract class Operations extends LegacyOperations {
    private static final int OK = 200;
    private static final int LAST_STATUS = 599;

    /** With {@code client} in query or form as the older seldon-server calls it, else as Seldon Core does. */
    @POST
    @Path("predict")
    public Response predict(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        if (settings().unit().passesBodies()) {
            return passBody(body, headers, request);
        }
        Found found = found(body, headers, request);
        if (found.isLegacy()) {
            return legacyPredictions(found.json(), headers);
        }
        SeldonMessage answer = call(Operation.PREDICT, found, headers);
        return answer(httpStatus(answer.status()), answer);
    }

    @GET
    @Path("predict")
    public Response getPredict(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return predict(body, headers, request);
    }

    /** The paths of Seldon's external API, for a component that is called without an orchestrator. */
    @POST
    @Path("api/{version:v1[.]0|v0[.]1}/predictions")
    public Response predictions(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return predict(body, headers, request);
    }

    @POST
    @Path("transform-input")
    public Response transformInput(
            InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return answer(OK, call(Operation.TRANSFORM_INPUT, body, headers, request));
    }

    @GET
    @Path("transform-input")
    public Response getTransformInput(
            InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return transformInput(body, headers, request);
    }

    @POST
    @Path("transform-output")
    public Response transformOutput(
            InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return answer(OK, call(Operation.TRANSFORM_OUTPUT, body, headers, request));
    }

    @GET
    @Path("transform-output")
    public Response getTransformOutput(
            InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return transformOutput(body, headers, request);
    }

    @POST
    @Path("route")
    public Response route(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return answer(OK, call(Operation.ROUTE, body, headers, request));
    }

    @GET
    @Path("route")
    public Response getRoute(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return route(body, headers, request);
    }

    /** The documentation calls it combine, the orchestrator aggregate. */
    @POST
    @Path("{operation:aggregate|combine}")
    public Response aggregate(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        byte[] json = json(body, headers, request);
        List<SeldonMessage> messages = JsonReader.messages(json, 0, json.length);
        if (settings().strictJson()) {
            messages.forEach(StrictJson::request);
        }
        return answer(OK, service().aggregate(messages, new RestCaller(headers)));
    }

    @GET
    @Path("{operation:aggregate|combine}")
    public Response getAggregate(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return aggregate(body, headers, request);
    }

    @POST
    @Path("send-feedback")
    public Response sendFeedback(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        byte[] json = json(body, headers, request);
        return answer(OK, service().feedback(JsonReader.feedback(json, 0, json.length), new RestCaller(headers)));
    }

    @GET
    @Path("send-feedback")
    public Response getSendFeedback(
            InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return sendFeedback(body, headers, request);
    }

    @POST
    @Path("api/{version:v1[.]0|v0[.]1}/feedback")
    public Response feedback(InputStream body, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        return sendFeedback(body, headers, request);
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
        requireCandidates();
        return answer(OK, service().health(new RestCaller(headers)));
    }

    @GET
    @Path("api/v1.0/health/status")
    public Response externalHealth(@Context HttpHeaders headers) {
        return health(headers);
    }

    private SeldonMessage call(Operation operation, InputStream body, HttpHeaders headers, HttpServletRequest request) {
        return call(operation, found(body, headers, request), headers);
    }

    private SeldonMessage call(Operation operation, Found found, HttpHeaders headers) {
        byte[] json = found.json();
        SeldonMessage message = JsonReader.message(json, 0, json.length);
        SeldonMessage checked = settings().strictJson() ? StrictJson.request(message) : message;
        return service().call(operation, checked, new RestCaller(headers));
    }

    private byte[] json(InputStream body, HttpHeaders headers, HttpServletRequest request) {
        return found(body, headers, request).json();
    }

    /** Neither decodes the body nor the answer. */
    private Response passBody(InputStream body, HttpHeaders headers, HttpServletRequest request) {
        byte[] bytes = RequestBody.bytes(body, request, settings().maxRequestSize());
        SeldonMessage message = SeldonMessage.of(Bytes.wrap(bytes));
        SeldonMessage answer = service().call(Operation.PREDICT, message, new RestCaller(headers));
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
