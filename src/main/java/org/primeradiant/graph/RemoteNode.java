package org.primeradiant.graph;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * A node elsewhere, as calls and their failures know it.
 *
 * @param name its name in the graph
 * @param place where it is asked, for messages
 * @param timeout how long it may take for an answer
 */
record RemoteNode(String name, String place, Duration timeout) {
    private static final int MOST_TEXT = 200;

    /**
     * How long a call may take: the timeout, or less if the caller's deadline is nearer.
     *
     * @throws SeldonException if the deadline has passed
     */
    Duration limit(GraphCaller caller) {
        Duration limit = caller.deadline()
                .map(deadline -> Duration.between(Instant.now(), deadline))
                .filter(left -> left.compareTo(timeout) < 0)
                .orElse(timeout);
        if (limit.isNegative() || limit.isZero()) {
            throw failure(Reason.DEADLINE_EXCEEDED, "was not called: its caller's deadline has passed", null);
        }
        return limit;
    }

    /** It took too long. */
    RemoteFailure late(Duration limit, Throwable cause) {
        return failure(
                Reason.DEADLINE_EXCEEDED, "at " + place + " did not answer within " + limit.toMillis() + " ms", cause);
    }

    /** Nobody waits for the answer any more. */
    RemoteFailure abandoned(Throwable cause) {
        return failure(
                Reason.DEADLINE_EXCEEDED, "at " + place + " was abandoned: its caller has stopped waiting", cause);
    }

    /** It cannot be asked, or was lost before it had answered. */
    RemoteFailure unreachable(IOException cause) {
        return failure(Reason.UNAVAILABLE, "at " + place + " cannot be reached: " + reason(cause), cause);
    }

    /** It answered with what is no HTTP. */
    RemoteFailure garbled(ProtocolException cause) {
        return failure(Reason.BAD_GATEWAY, "at " + place + " answered with malformed HTTP: " + reason(cause), cause);
    }

    /** The application stops. */
    RemoteFailure stopping() {
        return failure(Reason.UNAVAILABLE, "did not answer: the application stops", null);
    }

    /**
     * It answered with what cannot be used.
     *
     * @param what what it answered with
     */
    RemoteFailure unusable(String what, SeldonException cause) {
        return isRefusal(cause)
                ? unread(cause)
                : failure(Reason.BAD_GATEWAY, "answered with " + what + ": " + cause.getMessage(), cause);
    }

    /** A router answered without a branch; 500, because Seldon's executor has that. */
    RemoteFailure unroutable(String what, SeldonException cause) {
        return isRefusal(cause)
                ? unread(cause)
                : failure(Reason.INTERNAL_ERROR, "answered with " + what + ": " + cause.getMessage(), cause);
    }

    private static boolean isRefusal(SeldonException cause) {
        return cause.reason() == Reason.UNAVAILABLE || cause.reason() == Reason.TOO_LARGE;
    }

    /** There is no memory for its answer: not now, or not at all, which is not for the caller to change. */
    RemoteFailure unread(SeldonException cause) {
        return cause.reason() == Reason.UNAVAILABLE
                ? failure(Reason.UNAVAILABLE, "answered, but could not be read now: " + cause.getMessage(), cause)
                : failure(Reason.BAD_GATEWAY, "answered with more than can be read: " + cause.getMessage(), cause);
    }

    /** Any other failure; the text comes after the node's name. */
    RemoteFailure failure(Reason reason, String text, Throwable cause) {
        return RemoteFailure.of(name, reason, text, cause);
    }

    /** What a node says is part of some messages. */
    static String shortened(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
    }

    /**
     * Java says no more than the name of an unknown host, and its HTTP client nothing at all of it or of a closed port.
     */
    private static String reason(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "unknown host";
            }
        }
        if (failure.getMessage() != null) {
            return shortened(failure.getMessage());
        }
        return failure instanceof ConnectException
                ? "Connection refused"
                : failure.getClass().getSimpleName();
    }
}
