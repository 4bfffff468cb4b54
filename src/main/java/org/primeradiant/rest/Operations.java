package org.primeradiant.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.primeradiant.api.Caller;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;

/** The operations of one component. Thread-safe. */
public abstract class Operations {
    /** The component that is called. */
    abstract Microservice service();

    /** The largest body that is read, in bytes. */
    abstract int maxRequestSize();

    @POST
    @Path("predict")
    public Response predict(InputStream body, @Context HttpHeaders headers) {
        return call(Operation.PREDICT, body, headers);
    }

    @POST
    @Path("transform-input")
    public Response transformInput(InputStream body, @Context HttpHeaders headers) {
        return call(Operation.TRANSFORM_INPUT, body, headers);
    }

    @POST
    @Path("transform-output")
    public Response transformOutput(InputStream body, @Context HttpHeaders headers) {
        return call(Operation.TRANSFORM_OUTPUT, body, headers);
    }

    @POST
    @Path("route")
    public Response route(InputStream body, @Context HttpHeaders headers) {
        return call(Operation.ROUTE, body, headers);
    }

    /** The documentation calls it combine, the orchestrator aggregate. */
    @POST
    @Path("{operation:aggregate|combine}")
    public Response aggregate(InputStream body, @Context HttpHeaders headers) {
        byte[] json = RequestBody.read(body, headers, maxRequestSize());
        return ok(service().aggregate(JsonReader.messages(json, 0, json.length), new RestCaller(headers)));
    }

    @POST
    @Path("send-feedback")
    public Response sendFeedback(InputStream body, @Context HttpHeaders headers) {
        byte[] json = RequestBody.read(body, headers, maxRequestSize());
        return ok(service().feedback(JsonReader.feedback(json, 0, json.length), new RestCaller(headers)));
    }

    @GET
    @Path("metadata")
    public Response metadata() {
        ModelMetadata metadata = service().metadata();
        return Response.ok(metadata, MediaType.APPLICATION_JSON_TYPE).build();
    }

    @GET
    @Path("health/status")
    public Response health(@Context HttpHeaders headers) {
        return ok(service().health(new RestCaller(headers)));
    }

    private Response call(Operation operation, InputStream body, HttpHeaders headers) {
        byte[] json = RequestBody.read(body, headers, maxRequestSize());
        Caller caller = new RestCaller(headers);
        return ok(service().call(operation, JsonReader.message(json, 0, json.length), caller));
    }

    private static Response ok(SeldonMessage answer) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
