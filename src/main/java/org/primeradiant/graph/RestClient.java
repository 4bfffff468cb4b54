package org.primeradiant.graph;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.graph.NodeCalls.Routed;
import org.primeradiant.json.JsonText;
import org.primeradiant.microservice.Operation;

/**
 * Calls a node over REST. An unchanged body is sent as it was received, and an answer is decoded only when its content
 * is needed.
 *
 * @param calls sends the requests
 */
record RestClient(RestCalls calls) implements NodeClient {
    @Override
    public Content<SeldonMessage> call(Operation call, Content<SeldonMessage> message, GraphCaller caller) {
        return message(post(call, message.encoded(), caller), caller);
    }

    @Override
    public Routed route(Content<SeldonMessage> message, GraphCaller caller) {
        return calls.answers(caller).route(post(Operation.ROUTE, message.encoded(), caller));
    }

    @Override
    public Content<SeldonMessage> aggregate(List<Content<SeldonMessage>> messages, GraphCaller caller) {
        return message(post(Operation.AGGREGATE, list(messages), caller), caller);
    }

    @Override
    public Content<SeldonMessage> feedback(Content<Feedback> feedback, GraphCaller caller) {
        return message(post(Operation.SEND_FEEDBACK, feedback.encoded(), caller), caller);
    }

    @Override
    public Content<ModelMetadata> metadata(GraphCaller caller) {
        return Content.encoded(calls.get("/metadata", caller), calls.answers(caller)::metadata);
    }

    @Override
    public Content<SeldonMessage> health(GraphCaller caller) {
        return message(calls.get("/health/status", caller), caller);
    }

    @Override
    public boolean isHealthy() {
        return calls.isOk("/api/v1.0/health/status");
    }

    /** A JSON array of the unchanged bodies, as Seldon's executor sends it to a combiner. */
    private Encoded list(List<Content<SeldonMessage>> messages) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write('[');
        for (int i = 0; i < messages.size(); i++) {
            byte[] message = messages.get(i).encoded().bytes();
            try {
                JsonText.check(message);
            } catch (SeldonException e) {
                throw calls.node()
                        .failure(
                                Reason.INTERNAL_ERROR,
                                "was not called: the answer of its child " + i + " is not JSON: " + e.getMessage(),
                                e);
            }
            list.writeBytes(message);
            list.write(i + 1 < messages.size() ? ',' : ']');
        }
        return Encoded.wrap(list.toByteArray(), Encoded.JSON);
    }

    private Content<SeldonMessage> message(Encoded answer, GraphCaller caller) {
        return Content.encoded(answer, calls.answers(caller)::message);
    }

    private Encoded post(Operation call, Encoded body, GraphCaller caller) {
        // feedback must not count twice
        return calls.post(call.path(), body, call != Operation.SEND_FEEDBACK, caller);
    }
}
