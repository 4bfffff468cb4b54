package org.primeradiant.graph;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.graph.NodeCalls.Routed;
import org.primeradiant.json.JsonText;

/**
 * Takes and reads the answers of a node over REST, for one caller.
 *
 * @param node who answers
 * @param limits what its answers may cost
 */
record RestAnswers(RemoteNode node, AnswerLimits limits) {
    static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    /** Gathers a body, unless status or announced length refuse it. */
    BodyHandler<byte[]> handler() {
        return head -> new AnswerSubscriber(() -> {
            checkStatus(head.statusCode());
            return new GatheredBody(limits, announced(head.headers()));
        });
    }

    private void checkStatus(int status) {
        if (status < OK || status > 599) {
            throw node.failure(Reason.BAD_GATEWAY, "answered with HTTP " + status + ", which is no final status", null);
        }
        if (status >= 300 && status < 400 && status != NOT_MODIFIED) {
            throw node.failure(
                    Reason.BAD_GATEWAY, "answered with HTTP " + status + "; redirects are not followed", null);
        }
    }

    /** The length that the head announces, or -1. One that can be read in two ways could hide an answer in another. */
    private long announced(HttpHeaders head) {
        List<String> lengths = head.allValues("Content-Length");
        if (lengths.isEmpty()) {
            return -1;
        }
        String length = lengths.get(0);
        boolean clear = lengths.stream().allMatch(length::equals)
                && length.chars().allMatch(c -> c >= '0' && c <= '9')
                && head.firstValue("Transfer-Encoding").isEmpty();
        if (!clear) {
            throw node.failure(
                    Reason.BAD_GATEWAY, "answered with a Content-Length that does not say where the body ends", null);
        }
        return head.firstValueAsLong("Content-Length").orElse(-1);
    }

    /**
     * The body of a success, not yet read.
     *
     * @throws RemoteFailure any other answer
     */
    Encoded body(HttpResponse<byte[]> response) {
        byte[] body = decoded(response);
        if (response.statusCode() == OK) {
            return Encoded.wrap(body, contentType(response.headers()));
        }
        if (body.length > 0 && !JsonText.isJson(body, true)) {
            throw RemoteFailure.withoutJson(node.name(), response.statusCode());
        }
        throw RemoteFailure.of(node.name(), response.statusCode(), Encoded.wrap(body, contentType(response.headers())));
    }

    private static String contentType(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("");
    }

    /** A client's {@code Accept-Encoding} goes to the nodes, as in Seldon's executor, so some compress answers. */
    private byte[] decoded(HttpResponse<byte[]> response) {
        String coding = String.join(", ", response.headers().allValues("Content-Encoding"));
        if (response.body().length == 0 || coding.isEmpty() || coding.equalsIgnoreCase("identity")) {
            return response.body();
        }
        if (!Set.of("gzip", "x-gzip").contains(coding.toLowerCase(Locale.ROOT))) {
            throw node.failure(
                    Reason.BAD_GATEWAY,
                    "answered in the Content-Encoding " + RemoteNode.shortened(coding) + "; gzip is understood",
                    null);
        }
        try {
            return Gzip.unpacked(response.body(), limits);
        } catch (IOException e) {
            throw node.failure(Reason.BAD_GATEWAY, "answered with what is no gzip: " + e.getMessage(), e);
        }
    }

    /** Reads a message. */
    SeldonMessage message(Encoded answer) {
        try {
            return JsonReader.message(answer.bytes(), 0, answer.bytes().length, limits.allowance());
        } catch (SeldonException e) {
            throw node.unusable("HTTP 200, but its body is not a SeldonMessage", e);
        }
    }

    /** Reads what the node says about itself. */
    ModelMetadata metadata(Encoded answer) {
        try {
            return JsonReader.metadata(answer.bytes(), 0, answer.bytes().length, limits.allowance());
        } catch (SeldonException e) {
            throw node.unusable("HTTP 200, but its body is not metadata", e);
        }
    }

    /** Reads where a router leads to. */
    Routed route(Encoded answer) {
        try {
            return RouteBody.read(answer.bytes(), limits.allowance());
        } catch (SeldonException e) {
            throw node.unroutable("HTTP 200, but its body is not a route", e);
        }
    }
}
