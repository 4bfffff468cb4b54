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
 * Identity and timeout of a remote node. Creates the failures of its calls.
 *
 * @param name its name in the graph
 * @param place its address, for messages
 * @param timeout longest time it may take to answer
 */
record RemoteNode(String name, String place, Duration timeout) {
    private static final int MOST_TEXT = 200;

    /**
     * Time limit of a call: the timeout, or the time until the caller's deadline if that is shorter.
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

    /** The node did not answer in time. */
    RemoteFailure late(Duration limit, Throwable cause) {
        return failure(
                Reason.DEADLINE_EXCEEDED, "at " + place + " did not answer within " + limit.toMillis() + " ms", cause);
    }

    /** The caller no longer waits for the answer. */
    RemoteFailure abandoned(Throwable cause) {
        return failure(
                Reason.DEADLINE_EXCEEDED, "at " + place + " was abandoned: its caller has stopped waiting", cause);
    }

    /** The node cannot be reached, or the connection was lost before the answer. */
    RemoteFailure unreachable(IOException cause) {
        return failure(Reason.UNAVAILABLE, "at " + place + " cannot be reached: " + reason(cause), cause);
    }

    /** The node answered with malformed HTTP. */
    RemoteFailure garbled(ProtocolException cause) {
        return failure(Reason.BAD_GATEWAY, "at " + place + " answered with malformed HTTP: " + reason(cause), cause);
    }

    /** The application is stopping. */
    RemoteFailure stopping() {
        return failure(Reason.UNAVAILABLE, "did not answer: the application is stopping", null);
    }

    /**
     * The node's answer cannot be used.
     *
     * @param what describes the answer, for the message
     */
    RemoteFailure unusable(String what, SeldonException cause) {
        return isRefusal(cause)
                ? unread(cause)
                : failure(Reason.BAD_GATEWAY, "answered with " + what + ": " + cause.getMessage(), cause);
    }

    /** A router answered without a branch. The status is 500, as in Seldon's executor. */
    RemoteFailure unroutable(String what, SeldonException cause) {
        return isRefusal(cause)
                ? unread(cause)
                : failure(Reason.INTERNAL_ERROR, "answered with " + what + ": " + cause.getMessage(), cause);
    }

    private static boolean isRefusal(SeldonException cause) {
        return cause.reason() == Reason.UNAVAILABLE || cause.reason() == Reason.TOO_LARGE;
    }

    /**
     * There is not enough memory for the answer: either at the moment ({@code UNAVAILABLE}), or at all ({@code
     * BAD_GATEWAY}, because the caller cannot change that).
     */
    RemoteFailure unread(SeldonException cause) {
        return cause.reason() == Reason.UNAVAILABLE
                ? failure(
                        Reason.UNAVAILABLE, "answered, but its answer cannot be read now: " + cause.getMessage(), cause)
                : failure(Reason.BAD_GATEWAY, "answered with more data than can be read: " + cause.getMessage(), cause);
    }

    /**
     * Any other failure.
     *
     * @param text follows the node's name in the message
     */
    RemoteFailure failure(Reason reason, String text, Throwable cause) {
        return RemoteFailure.of(name, reason, text, cause);
    }

    /** Shortens text of a node that becomes part of a message. */
    static String shortened(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
    }

    /**
     * For an unknown host the JDK gives only the host's name as the message. Its HTTP client gives no message for an
     * unknown host or a closed port.
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
