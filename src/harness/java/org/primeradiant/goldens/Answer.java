package org.primeradiant.goldens;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import java.util.Map;

/**
 * An answer of Radiant.
 *
 * @param status the HTTP status or the gRPC code
 * @param headers the headers by lower-case name, or the gRPC metadata
 * @param body the body; for gRPC the description of a failure
 * @param message the gRPC message; empty for REST and for a failure
 */
record Answer(String status, Map<String, String> headers, String body, Message message) {
    static Answer rest(int status, Map<String, String> headers, String body) {
        return new Answer(String.valueOf(status), headers, body, Empty.getDefaultInstance());
    }

    static Answer grpc(Message message) {
        return new Answer("OK", Map.of(), "", message);
    }

    static Answer grpcFailure(String code, String text) {
        return new Answer(code, Map.of(), text, Empty.getDefaultInstance());
    }

    /** Returns the body as JSON, or {@link Tree#NULL} if it does not parse. */
    Object json() {
        return Tree.tryParse(body).orElse(Tree.NULL);
    }

    /** Returns the reason in Seldon's error body, or an empty string. */
    String reason() {
        return Tree.at(json(), "status", "reason") instanceof String reason ? reason : "";
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns true if this is Seldon's error body with the given status and reason. */
    boolean isFailure(int expectedStatus, String expectedReason) {
        return status.equals(String.valueOf(expectedStatus))
                && reason().equals(expectedReason)
                && Tree.at(json(), "status", "info") instanceof String;
    }

    /** Returns a line for the report, with at most 200 characters of content. */
    @Override
    public String toString() {
        String text = message.equals(Empty.getDefaultInstance()) ? body : message.toString();
        String line = text.replaceAll("\\s+", " ").strip();
        return status + " " + (line.length() <= 200 ? line : line.substring(0, 200) + "...");
    }
}
