package org.primeradiant.siege;

import io.grpc.Status;
import org.primeradiant.fuzz.ErrorBody;
import org.primeradiant.fuzz.InferRestDoor;
import org.primeradiant.fuzz.Inside;

/**
 * The outcome of one request.
 *
 * @param status the HTTP status, the gRPC code, or one of the constants here
 * @param text the body, or the description of a gRPC status
 * @param busy true if the server answered, in its protocol's way, that it cannot take the request now
 * @param fault what is wrong with the answer regardless of its status; empty if nothing is
 */
record Answer(String status, String text, boolean busy, String fault) {
    /** The connection ended without an answer. */
    static final String CLOSED = "CLOSED";

    /** The caller hung up. */
    static final String HUNG_UP = "HUNG_UP";

    /** The caller's time limit expired without an answer. */
    static final String TIMEOUT = "TIMEOUT";

    private static final int FIRST_ERROR = 400;
    private static final int SHOWN = 300;

    static Answer closed(String why) {
        return new Answer(CLOSED, why, false, "");
    }

    static Answer hungUp() {
        return new Answer(HUNG_UP, "", false, "");
    }

    static Answer timeout() {
        return new Answer(TIMEOUT, "", false, "");
    }

    /** Creates an answer of Radiant over REST, in which an error must have Seldon's error body. */
    static Answer rest(HttpAnswer answer) {
        boolean error = answer.status() >= FIRST_ERROR;
        boolean sound = !error || answer.type().startsWith("application/json") && ErrorBody.isError(answer.body());
        return server(answer).faulty(sound ? "" : "expected Seldon's error body, got " + answer.type());
    }

    /** Creates an answer of the Open Inference Protocol over REST, in which an error must have the protocol's body. */
    static Answer infer(HttpAnswer answer) {
        boolean sound = answer.status() < FIRST_ERROR || InferRestDoor.isError(answer.body());
        return server(answer).faulty(sound ? "" : "expected the protocol's error body, got " + answer.type());
    }

    /** Creates an HTTP answer that may be the server's own, of any content type. */
    static Answer server(HttpAnswer answer) {
        boolean busy = answer.status() == 503 && !answer.header("retry-after").isEmpty();
        Answer plain = new Answer(String.valueOf(answer.status()), answer.body(), busy, "");
        return plain.faulty(
                answer.status() >= FIRST_ERROR && Inside.isShown(answer.body())
                        ? "reveals implementation details"
                        : "");
    }

    static Answer ok(String text) {
        return new Answer(Status.Code.OK.name(), text, false, "");
    }

    /** Creates an answer from a gRPC status other than OK. */
    static Answer grpc(Status status) {
        String text = String.valueOf(status.getDescription());
        if (isOfTheConnection(status, text)) {
            return closed(status.toString());
        }
        boolean busy =
                status.getCode() == Status.Code.UNAVAILABLE || status.getCode() == Status.Code.RESOURCE_EXHAUSTED;
        Answer answer = new Answer(status.getCode().name(), text, busy, "");
        return answer.faulty(Inside.isShown(text) ? "reveals implementation details" : "");
    }

    /** No status sent by a server has a cause. The texts are those of the client's transport. */
    private static boolean isOfTheConnection(Status status, String text) {
        return status.getCode() == Status.Code.UNAVAILABLE
                && (status.getCause() != null
                        || text.contains("Network closed")
                        || text.contains("GOAWAY")
                        || text.contains("Connection closed"));
    }

    /** Adds a fault, unless it is empty or there already is one. */
    Answer faulty(String what) {
        return fault.isEmpty() ? new Answer(status, text, busy, what) : this;
    }

    /** Adds a fault if this is a success whose text does not contain the given part. */
    Answer expecting(String part) {
        boolean success = status.equals("200") || status.equals("OK");
        return faulty(success && !text.contains(part) ? "success without " + part : "");
    }

    /** Returns the status and the beginning of the text. */
    @Override
    public String toString() {
        return status + " " + text.substring(0, Math.min(SHOWN, text.length())).replaceAll("\\s+", " ");
    }
}
