package org.primeradiant.siege;

import io.grpc.Status;
import org.primeradiant.fuzz.ErrorBody;
import org.primeradiant.fuzz.Inside;

/**
 * What became of one request.
 *
 * @param status the HTTP status, the gRPC code, or one of the constants here
 * @param text the body, or the description of a gRPC status
 * @param busy whether the server says, as its protocol has it, that it cannot take the request now
 * @param fault what is wrong with it whatever its status; empty if nothing is
 */
record Answer(String status, String text, boolean busy, String fault) {
    /** The connection ended before an answer came. */
    static final String CLOSED = "CLOSED";

    /** The caller hung up. */
    static final String HUNG_UP = "HUNG_UP";

    /** No answer came within the caller's time limit. */
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

    /** An answer of Radiant's over REST: an error has Seldon's error body. */
    static Answer rest(HttpAnswer answer) {
        boolean error = answer.status() >= FIRST_ERROR;
        boolean sound = !error || answer.type().startsWith("application/json") && ErrorBody.isError(answer.body());
        return server(answer).faulty(sound ? "" : "no error body of Seldon's, but " + answer.type());
    }

    /** An answer over HTTP that may be the server's own, of any type. */
    static Answer server(HttpAnswer answer) {
        boolean busy = answer.status() == 503 && !answer.header("retry-after").isEmpty();
        Answer plain = new Answer(String.valueOf(answer.status()), answer.body(), busy, "");
        return plain.faulty(answer.status() >= FIRST_ERROR && Inside.isShown(answer.body()) ? "shows the inside" : "");
    }

    static Answer ok(String text) {
        return new Answer(Status.Code.OK.name(), text, false, "");
    }

    /** A gRPC status other than OK. */
    static Answer grpc(Status status) {
        String text = String.valueOf(status.getDescription());
        if (isOfTheConnection(status, text)) {
            return closed(status.toString());
        }
        boolean busy =
                status.getCode() == Status.Code.UNAVAILABLE || status.getCode() == Status.Code.RESOURCE_EXHAUSTED;
        Answer answer = new Answer(status.getCode().name(), text, busy, "");
        return answer.faulty(Inside.isShown(text) ? "shows the inside" : "");
    }

    /** No status from a server has a cause; the texts are those of the client's transport. */
    private static boolean isOfTheConnection(Status status, String text) {
        return status.getCode() == Status.Code.UNAVAILABLE
                && (status.getCause() != null
                        || text.contains("Network closed")
                        || text.contains("GOAWAY")
                        || text.contains("Connection closed"));
    }

    /** The same with a fault, unless it has one already or the fault is empty. */
    Answer faulty(String what) {
        return fault.isEmpty() ? new Answer(status, text, busy, what) : this;
    }

    /** The same, faulty if a success does not contain this text. */
    Answer expecting(String part) {
        boolean success = status.equals("200") || status.equals("OK");
        return faulty(success && !text.contains(part) ? "a success without " + part : "");
    }

    /** The status and the beginning of the text. */
    @Override
    public String toString() {
        return status + " " + text.substring(0, Math.min(SHOWN, text.length())).replaceAll("\\s+", " ");
    }
}
