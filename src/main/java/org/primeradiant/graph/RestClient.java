package org.primeradiant.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
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
 * @param node the node called
 * @param base the node's base URI
 * @param exchanges the connections of the deployment
 * @param maxBodySize the largest accepted answer, in bytes
 */
record RestClient(RemoteNode node, URI base, HttpExchanges exchanges, int maxBodySize) implements NodeClient {
    @Override
    public Content<SeldonMessage> call(Operation call, Content<SeldonMessage> message, GraphCaller caller) {
        return message(post(call, message.encoded(), caller), caller);
    }

    @Override
    public Routed route(Content<SeldonMessage> message, GraphCaller caller) {
        return answers(caller).route(post(Operation.ROUTE, message.encoded(), caller));
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
        return Content.encoded(get("/metadata", caller), answers(caller)::metadata);
    }

    @Override
    public Content<SeldonMessage> health(GraphCaller caller) {
        return message(get("/health/status", caller), caller);
    }

    @Override
    public boolean isHealthy() {
        HttpRequest request = request("/api/v1.0/health/status").build();
        try {
            return exchanged(request, HttpExchanges.CONNECT_TIMEOUT, true, BodyHandlers.discarding())
                            .statusCode()
                    == RestAnswers.OK;
        } catch (RemoteFailure e) {
            return false;
        }
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
                throw node.failure(
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
        return Content.encoded(answer, answers(caller)::message);
    }

    private RestAnswers answers(GraphCaller caller) {
        return new RestAnswers(node, new AnswerLimits(node, maxBodySize, caller.allowance()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private Encoded get(String path, GraphCaller caller) {
        return answer(request(path), true, caller);
    }

    private Encoded post(Operation call, Encoded body, GraphCaller caller) {
        HttpRequest.Builder request = request(call.path()).POST(BodyPublishers.ofByteArray(body.bytes()));
        String contentType = body.contentType();
        if (!contentType.isEmpty() && ForwardedHeaders.isSendable(contentType)) {
            request.setHeader("Content-Type", contentType);
        }
        return answer(request, call != Operation.SEND_FEEDBACK, caller); // feedback must not count twice
    }

    private Encoded answer(HttpRequest.Builder request, boolean repeatable, GraphCaller caller) {
        Duration limit = node.limit(caller);
        ForwardedHeaders.set(request, caller);
        RestAnswers answers = answers(caller);
        return answers.body(exchanged(request.build(), limit, repeatable, answers.handler()));
    }

    private <T> HttpResponse<T> exchanged(
            HttpRequest request, Duration limit, boolean repeatable, BodyHandler<T> handler) {
        try {
            return exchanges.send(request, limit, repeatable, handler);
        } catch (HttpConnectTimeoutException e) {
            throw node.unreachable(e);
        } catch (HttpTimeoutException e) {
            throw node.late(limit, e);
        } catch (ProtocolException e) {
            throw node.garbled(e);
        } catch (IOException e) {
            throw e.getCause() instanceof RemoteFailure refused ? refused : node.unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw node.abandoned(e);
        } catch (RejectedExecutionException e) {
            throw node.stopping();
        }
    }
}
