package org.primeradiant.graph;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.zip.GZIPInputStream;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.Allowance;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.graph.NodeService.Routed;

/**
 * Asks a node over REST. A body goes out as it came in if nobody has changed it, and an answer is read when somebody needs
 * to know what is in it.
 *
 * @param node who is asked
 * @param base where it is
 * @param exchanges the connections of the deployment
 */
record RestClient(RemoteNode node, URI base, HttpExchanges exchanges) implements NodeClient {
    private static final int OK = 200;

    @Override
    public Content<SeldonMessage> call(NodeCall call, Content<SeldonMessage> message, GraphCaller caller) {
        return message(post(call, message.encoded(), caller));
    }

    @Override
    public Routed route(Content<SeldonMessage> message, GraphCaller caller) {
        Encoded answer = post(NodeCall.ROUTE, message.encoded(), caller);
        try {
            return RouteBody.read(answer.bytes());
        } catch (SeldonException e) {
            throw node.unusable("route", e);
        }
    }

    @Override
    public Content<SeldonMessage> aggregate(List<Content<SeldonMessage>> messages, GraphCaller caller) {
        return message(post(NodeCall.AGGREGATE, list(messages), caller));
    }

    @Override
    public Content<SeldonMessage> feedback(Content<Feedback> feedback, GraphCaller caller) {
        return message(post(NodeCall.SEND_FEEDBACK, feedback.encoded(), caller));
    }

    @Override
    public Content<ModelMetadata> metadata(GraphCaller caller) {
        return Content.encoded(get("/metadata", caller), this::description);
    }

    private ModelMetadata description(Encoded answer) {
        try {
            return JsonReader.metadata(answer.bytes(), 0, answer.bytes().length, Allowance.UNLIMITED);
        } catch (SeldonException e) {
            throw node.unusable("metadata", e);
        }
    }

    @Override
    public Content<SeldonMessage> health(GraphCaller caller) {
        return message(get("/health/status", caller));
    }

    @Override
    public boolean isHealthy() {
        HttpRequest request = request("/api/v1.0/health/status").build();
        try {
            return exchanged(request, HttpExchanges.CONNECT_TIMEOUT, true).statusCode() == OK;
        } catch (RemoteFailure e) {
            return false;
        }
    }

    /** The bodies as they are, in a list, which is what Seldon's executor sends to a combiner. */
    private Encoded list(List<Content<SeldonMessage>> messages) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write('[');
        for (int i = 0; i < messages.size(); i++) {
            byte[] message = messages.get(i).encoded().bytes();
            try {
                JsonReader.check(message);
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

    private Content<SeldonMessage> message(Encoded answer) {
        return Content.encoded(answer, this::read);
    }

    private SeldonMessage read(Encoded answer) {
        try {
            return JsonReader.message(answer.bytes(), 0, answer.bytes().length, Allowance.UNLIMITED);
        } catch (SeldonException e) {
            throw node.unusable("SeldonMessage", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private Encoded get(String path, GraphCaller caller) {
        return answer(request(path), true, caller);
    }

    private Encoded post(NodeCall call, Encoded body, GraphCaller caller) {
        HttpRequest.Builder request = request(call.path()).POST(BodyPublishers.ofByteArray(body.bytes()));
        String contentType = body.contentType();
        if (!contentType.isEmpty() && ForwardedHeaders.isSendable(contentType)) {
            request.setHeader("Content-Type", contentType);
        }
        return answer(request, call != NodeCall.SEND_FEEDBACK, caller); // feedback must not count twice
    }

    private Encoded answer(HttpRequest.Builder request, boolean repeatable, GraphCaller caller) {
        Duration limit = node.limit(caller);
        ForwardedHeaders.set(request, caller);
        HttpResponse<byte[]> response = exchanged(request.build(), limit, repeatable);
        Encoded body = Encoded.wrap(
                decoded(response), response.headers().firstValue("Content-Type").orElse(""));
        if (response.statusCode() != OK) {
            throw RemoteFailure.of(node.name(), response.statusCode(), body);
        }
        return body;
    }

    private HttpResponse<byte[]> exchanged(HttpRequest request, Duration limit, boolean repeatable) {
        try {
            return exchanges.send(request, limit, repeatable);
        } catch (HttpConnectTimeoutException e) {
            throw node.unreachable(e);
        } catch (HttpTimeoutException e) {
            throw node.late(limit, e);
        } catch (IOException e) {
            throw node.unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw node.abandoned(e);
        } catch (RejectedExecutionException e) {
            throw node.stopping();
        }
    }

    /** A client's {@code Accept-Encoding} goes to the nodes, as in Seldon's executor, so some compress their answers. */
    private byte[] decoded(HttpResponse<byte[]> response) {
        String coding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (response.body().length == 0 || coding.equalsIgnoreCase("identity")) {
            return response.body();
        }
        if (!coding.equalsIgnoreCase("gzip")) {
            throw node.failure(
                    Reason.INTERNAL_ERROR, "answered in the Content-Encoding " + coding + "; gzip is understood", null);
        }
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw node.failure(Reason.INTERNAL_ERROR, "answered with what is no gzip: " + e.getMessage(), e);
        }
    }
}
