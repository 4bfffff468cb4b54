package org.primeradiant.goldens;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;

/**
 * An answer of Radiant in the Open Inference Protocol.
 *
 * @param status the HTTP status or the gRPC code
 * @param headers the headers by lower-case name; empty for gRPC
 * @param body the body; for gRPC the description of a failure
 * @param messages the gRPC messages; several only in a stream
 */
record OipAnswer(String status, Map<String, String> headers, ByteString body, List<Message> messages) {
    static OipAnswer rest(int status, Map<String, String> headers, byte[] body) {
        return new OipAnswer(String.valueOf(status), headers, ByteString.copyFrom(body), List.of());
    }

    static OipAnswer grpc(String code, String text, List<Message> messages) {
        return new OipAnswer(code, Map.of(), ByteString.copyFromUtf8(text), List.copyOf(messages));
    }

    boolean isSuccess() {
        return status.equals("200") || status.equals("OK");
    }

    /** The content as a tree, in the form of {@link OipForm}. */
    Object tree() {
        return messages.isEmpty() ? OipForm.rest(headers, body) : OipForm.grpc(messages);
    }

    /** Whether this is a failure in the protocol's form for errors. */
    boolean isError(String expected) {
        return status.equals(expected)
                && (!Character.isDigit(expected.charAt(0))
                        || Tree.at(Tree.tryParse(body.toStringUtf8()).orElse(Tree.NULL), "error") instanceof String);
    }

    /** Returns a line for the report, with at most 300 characters of content. */
    @Override
    public String toString() {
        String text = messages.isEmpty() ? body.toStringUtf8() : messages.toString();
        String line = text.replaceAll("\\s+", " ").strip();
        return status + " " + (line.length() <= 300 ? line : line.substring(0, 300) + "...");
    }
}
