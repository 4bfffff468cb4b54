package org.primeradiant.graph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.ByteBuffer;
import java.util.List;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.compression.Coding;
import org.primeradiant.graph.NodeCalls.Routed;
import org.primeradiant.json.JsonText;

/**
 * Receives and decodes the REST answers of a node, for one caller.
 *
 * @param node the node that answers
 * @param limits size and memory limits of its answers
 */
record RestAnswers(RemoteNode node, AnswerLimits limits) {
    static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    /** Collects a body, unless the status or the announced length is refused. */
    BodyHandler<byte[]> handler() {
        return head -> new AnswerSubscriber(() -> {
            checkStatus(head.statusCode());
            return new GatheredBody(limits, announced(head.headers()));
        });
    }

    private void checkStatus(int status) {
        if (status < OK || status > 599) {
            throw node.failure(
                    Reason.BAD_GATEWAY, "answered with HTTP " + status + ", which is not a final status", null);
        }
        if (status >= 300 && status < 400 && status != NOT_MODIFIED) {
            throw node.failure(
                    Reason.BAD_GATEWAY, "answered with HTTP " + status + "; redirects are not followed", null);
        }
    }

    /**
     * Returns the announced length, or -1 if there is none. Refuses ambiguous lengths, which could hide one answer
     * inside another.
     */
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
            throw node.failure(Reason.BAD_GATEWAY, "answered with an ambiguous or malformed Content-Length", null);
        }
        return head.firstValueAsLong("Content-Length").orElse(-1);
    }

    /**
     * Returns the body of a successful answer, not yet decoded.
     *
     * @throws RemoteFailure for any other answer
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

    /**
     * Decompresses the body. A client's {@code Accept-Encoding} is forwarded to the nodes, as in Seldon's executor, so
     * some compress their answers.
     */
    private byte[] decoded(HttpResponse<byte[]> response) {
        List<String> encoding = response.headers().allValues("Content-Encoding");
        byte[] body = response.body();
        if (body.length == 0 || encoding.isEmpty()) {
            return body;
        }
        try {
            List<Coding> codings = Coding.parse(encoding);
            return codings.isEmpty() ? body : unpacked(body, codings);
        } catch (IllegalArgumentException e) {
            throw node.failure(
                    Reason.BAD_GATEWAY,
                    "answered in the Content-Encoding " + e.getMessage() + "; only " + Coding.NAMES + " are supported",
                    e);
        } catch (IOException e) {
            throw node.failure(
                    Reason.BAD_GATEWAY,
                    "answered with a body that does not match its Content-Encoding: " + e.getMessage(),
                    e);
        }
    }

    private byte[] unpacked(byte[] body, List<Coding> codings) throws IOException {
        GatheredBody unpacked = new GatheredBody(limits, -1);
        byte[] chunk = new byte[(int) Math.min(Coding.BUFFER, limits.size() + 1L)];
        try (InputStream unpacking = Coding.unpacking(new ByteArrayInputStream(body), codings, limits::check)) {
            for (int read = unpacking.read(chunk); read >= 0; read = unpacking.read(chunk)) {
                unpacked.add(ByteBuffer.wrap(chunk, 0, read));
            }
        }
        return unpacked.bytes();
    }

    SeldonMessage message(Encoded answer) {
        try {
            return JsonReader.message(answer.bytes(), 0, answer.bytes().length, limits.allowance());
        } catch (SeldonException e) {
            throw node.unusable("HTTP 200, but its body is not a SeldonMessage", e);
        }
    }

    ModelMetadata metadata(Encoded answer) {
        try {
            return JsonReader.metadata(answer.bytes(), 0, answer.bytes().length, limits.allowance());
        } catch (SeldonException e) {
            throw node.unusable("HTTP 200, but its body is not metadata", e);
        }
    }

    Routed route(Encoded answer) {
        try {
            return RouteBody.read(answer.bytes(), limits.allowance());
        } catch (SeldonException e) {
            throw node.unroutable("HTTP 200, but its body is not a route", e);
        }
    }
}
