package org.primeradiant.traffic;

import java.util.Map;

/**
 * The calls of one operation of a component or graph over one protocol, since the start.
 *
 * @param component name of the component or graph
 * @param operation such as {@code PREDICT}
 * @param protocol the caller's, such as {@code seldon}
 * @param inFlight calls that have begun and not ended
 * @param answered calls that were answered
 * @param refused calls that were refused: the caller's fault
 * @param failed calls that failed or took too long
 * @param codes the number of calls by HTTP status, such as {@code 200}, or gRPC status, such as {@code OK}
 * @param bytesIn bytes of all request bodies
 * @param bytesOut bytes of all response bodies
 * @param latency durations of all calls that have ended
 */
public record Series(
        String component,
        String operation,
        String protocol,
        long inFlight,
        long answered,
        long refused,
        long failed,
        Map<String, Long> codes,
        long bytesIn,
        long bytesOut,
        Latency latency) {
    /** Copies the codes. */
    public Series {
        codes = Map.copyOf(codes);
    }

    /** Calls that have ended. */
    public long ended() {
        return answered + refused + failed;
    }
}
