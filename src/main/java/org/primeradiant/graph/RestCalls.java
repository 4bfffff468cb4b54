package org.primeradiant.graph;

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
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends HTTP requests to a node, whatever its protocol.
 *
 * @param node the node called
 * @param base the node's base URI
 * @param exchanges the connections of the deployment
 * @param maxBodySize the largest accepted answer, in bytes
 * @param headers which headers of the caller are forwarded
 */
record RestCalls(RemoteNode node, URI base, HttpExchanges exchanges, int maxBodySize, ForwardedHeaders headers) {
    RestAnswers answers(GraphCaller caller) {
        return new RestAnswers(node, new AnswerLimits(node, maxBodySize, caller.allowance()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    Encoded get(String path, GraphCaller caller) {
        return answer(request(path), true, caller);
    }

    /**
     * Posts a body.
     *
     * @param repeatable whether it may be sent again if the connection breaks
     */
    Encoded post(String path, Encoded body, boolean repeatable, GraphCaller caller) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body.bytes()));
        String contentType = body.contentType();
        if (!contentType.isEmpty() && ForwardedHeaders.isSendable(contentType)) {
            request.setHeader("Content-Type", contentType);
        }
        return answer(request, repeatable, caller);
    }

    /** Whether a GET is answered with 200. */
    boolean isOk(String path) {
        HttpRequest request = request(path).build();
        try {
            return exchanged(request, HttpExchanges.CONNECT_TIMEOUT, true, BodyHandlers.discarding())
                            .statusCode()
                    == RestAnswers.OK;
        } catch (RemoteFailure e) {
            return false;
        }
    }

    private Encoded answer(HttpRequest.Builder request, boolean repeatable, GraphCaller caller) {
        Duration limit = node.limit(caller);
        headers.set(request, caller);
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
