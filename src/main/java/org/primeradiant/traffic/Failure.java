package org.primeradiant.traffic;

import java.time.Instant;
import org.primeradiant.admission.ObservedCall.Outcome;

/**
 * A call that was refused or has failed. It contains nothing of its payload.
 *
 * @param at when it ended
 * @param component name of the component or graph
 * @param operation such as {@code PREDICT}
 * @param protocol the caller's, such as {@code seldon}
 * @param puid the request's unique id; empty if it has none
 * @param outcome {@link Outcome#REFUSED} or {@link Outcome#FAILED}
 * @param code the HTTP status or the name of the gRPC status
 * @param reason the message of a failure, or the kind of refusal; may be empty
 * @param millis how long the call took
 */
public record Failure(
        Instant at,
        String component,
        String operation,
        String protocol,
        String puid,
        Outcome outcome,
        String code,
        String reason,
        double millis) {}
