package org.primeradiant.graph;

import io.grpc.Status;
import java.util.Optional;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * A remote node failed or could not be called; the message names it. If the node reported the failure itself, its
 * answer is passed on unchanged to callers that use the same protocol.
 */
public final class RemoteFailure extends SeldonException {
    private static final long serialVersionUID = 1L;

    private static final Answer NONE = new Answer(0, null, null);

    private final transient Answer answer;

    /** The answer of the node in one of the protocols, or none. */
    private record Answer(int httpStatus, Encoded body, Status status) {}

    private RemoteFailure(Reason reason, String message, Throwable cause, Answer answer) {
        super(reason, message, cause);
        this.answer = answer;
    }

    /** A REST answer with a status other than 200, with a JSON body or without a body. */
    static RemoteFailure of(String node, int httpStatus, Encoded body) {
        Reason reason = httpStatus >= 400 && httpStatus < 500 ? Reason.BAD_DATA : Reason.INTERNAL_ERROR;
        return new RemoteFailure(
                reason, "node " + node + " answered with HTTP " + httpStatus, null, new Answer(httpStatus, body, null));
    }

    /** A REST answer with a status other than 200 and a body that is not JSON, which is not passed on. */
    static RemoteFailure withoutJson(String node, int httpStatus) {
        return new RemoteFailure(
                Reason.BAD_GATEWAY,
                "node " + node + " answered with HTTP " + httpStatus + ", but its body is not JSON",
                null,
                new Answer(httpStatus, null, null));
    }

    /** A gRPC status other than OK. */
    static RemoteFailure of(String node, Status status) {
        Reason reason = switch (status.getCode()) {
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> Reason.BAD_DATA;
            case DEADLINE_EXCEEDED, CANCELLED -> Reason.DEADLINE_EXCEEDED;
            case UNAVAILABLE -> Reason.UNAVAILABLE;
            case RESOURCE_EXHAUSTED -> Reason.TOO_LARGE;
            default -> Reason.INTERNAL_ERROR;
        };
        String text = "node " + node + " answered with gRPC " + status.getCode() + ": " + status.getDescription();
        return new RemoteFailure(reason, text, status.getCause(), new Answer(0, null, status));
    }

    /**
     * Any other failure: the node did not answer, or its answer cannot be used.
     *
     * @param text follows the node's name in the message
     */
    static RemoteFailure of(String node, Reason reason, String text, Throwable cause) {
        return new RemoteFailure(reason, "node " + node + " " + text, cause, NONE);
    }

    /** The HTTP status; 0 if the node did not answer over REST. */
    public int httpStatus() {
        return answer.httpStatus();
    }

    /** The body that came with {@link #httpStatus()}; empty if the node did not answer over REST, or not with JSON. */
    public Optional<Encoded> body() {
        return Optional.ofNullable(answer.body());
    }

    /** The gRPC status; empty if the node did not answer over gRPC. */
    public Optional<Status> grpcStatus() {
        return Optional.ofNullable(answer.status());
    }
}
