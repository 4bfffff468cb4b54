package org.primeradiant.graph;

import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.json.JsonText;
import org.primeradiant.microservice.Operation;
import org.primeradiant.oip.AnswerTensors;
import org.primeradiant.oip.InferRequest;
import org.primeradiant.oip.InferResponse;
import org.primeradiant.oip.JsonInferReader;
import org.primeradiant.oip.JsonInferWriter;
import org.primeradiant.oip.Parameters;
import org.primeradiant.oip.RequestPayload;
import org.primeradiant.oip.Taken;

/**
 * Calls a node in the Open Inference Protocol V2 over REST, as Seldon's executor does: its model has the node's name,
 * and what it answers is the request of the next node.
 *
 * @param model the name of the node and its model
 * @param calls sends the requests
 */
record InferenceClient(String model, RestCalls calls) implements NodeClient {
    @Override
    public Content<SeldonMessage> call(Operation call, Content<SeldonMessage> message, GraphCaller caller) {
        return Content.of(answered("/infer", message.value(), caller));
    }

    @Override
    public Routed route(Content<SeldonMessage> message, GraphCaller caller) {
        SeldonMessage answer = answered("/route", message.value(), caller);
        try {
            return new Routed(RouteAnswer.branch(answer.payload()), answer.meta());
        } catch (SeldonException e) {
            throw calls.node().unroutable("HTTP 200, but its body is not a route", e);
        }
    }

    @Override
    public Content<SeldonMessage> aggregate(List<Content<SeldonMessage>> messages, GraphCaller caller) {
        throw lacking("a combiner");
    }

    @Override
    public Content<SeldonMessage> feedback(Content<Feedback> feedback, GraphCaller caller) {
        throw lacking("feedback");
    }

    private RemoteFailure lacking(String what) {
        return calls.node().failure(Reason.MISSING_ROLE, "speaks the protocol v2, which does not know " + what, null);
    }

    @Override
    public Content<ModelMetadata> metadata(GraphCaller caller) {
        return Content.encoded(calls.get(path(""), caller), calls.answers(caller)::metadata);
    }

    @Override
    public Content<SeldonMessage> health(GraphCaller caller) {
        Encoded state = calls.get(path("/ready"), caller);
        return Content.of(SeldonMessage.of(
                state.bytes().length == 0
                        ? Payload.NONE
                        : Payload.json(JsonText.value(state.bytes(), 0, state.bytes().length, caller.allowance()))));
    }

    @Override
    public boolean isHealthy() {
        return calls.isOk(path("/ready"));
    }

    private String path(String what) {
        return "/v2/models/" + model + what;
    }

    private SeldonMessage answered(String what, SeldonMessage message, GraphCaller caller) {
        Encoded answer = calls.post(path(what), encoded(message), true, caller);
        try {
            byte[] body = answer.bytes();
            InferResponse response = JsonInferReader.response(body, body.length, false, caller.allowance());
            RequestPayload next = new RequestPayload(response.outputs(), response.parameters(), caller.allowance());
            Meta meta = message.meta();
            Meta with = new Meta(meta.puid(), tags(meta, response), Map.of(), meta.requestPath(), List.of());
            return SeldonMessage.of(with, next.payload(Taken.NAMES));
        } catch (SeldonException e) {
            throw calls.node().unusable("HTTP 200, but its body is not an inference response", e);
        }
    }

    private static Map<String, JsonValue> tags(Meta meta, InferResponse response) {
        Map<String, JsonValue> tags = new LinkedHashMap<>(meta.tags());
        tags.putAll(response.parameters());
        return tags;
    }

    /** The message as an inference request. */
    static Encoded encoded(SeldonMessage message) {
        InferRequest request = new InferRequest(
                message.meta().puid(),
                Parameters.scalars(message.meta().tags()),
                new AnswerTensors(List.of(), List.of(), List.of(), "input-0").of(message.payload()),
                List.of());
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            JsonInferWriter.write(request, false, body, length -> {});
            return Encoded.wrap(body.toByteArray(), Encoded.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
