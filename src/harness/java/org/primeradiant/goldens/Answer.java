package org.primeradiant.goldens;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import java.util.Map;

/**
 * What Radiant answered.
 *
 * @param status the HTTP status or the gRPC code
 * @param headers by names in lower case; empty over gRPC
 * @param body the body; over gRPC the text of a failure
 * @param message over gRPC the message; empty over REST and for a failure
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

    /** The body as JSON; {@link Tree#NULL} if it is none. */
    Object json() {
        return Tree.tryParse(body).orElse(Tree.NULL);
    }

    /** The reason in Seldon's error body; empty if there is none. */
    String reason() {
        return Tree.at(json(), "status", "reason") instanceof String reason ? reason : "";
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Whether it is Seldon's error body with this status and reason. */
    boolean isFailure(int expectedStatus, String expectedReason) {
        return status.equals(String.valueOf(expectedStatus))
                && reason().equals(expectedReason)
                && Tree.at(json(), "status", "info") instanceof String;
    }

    /** For a line of the report: no longer than that. */
    @Override
    public String toString() {
        String text = message.equals(Empty.getDefaultInstance()) ? body : message.toString();
        String line = text.replaceAll("\\s+", " ").strip();
        return status + " " + (line.length() <= 200 ? line : line.substring(0, 200) + "...");
    }
}
