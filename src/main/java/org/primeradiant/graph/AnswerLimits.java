package org.primeradiant.graph;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/**
 * What an answer over REST may cost.
 *
 * @param node who answers
 * @param size the largest body, as it comes and unpacked, in bytes
 * @param allowance what is left for the request that the answer belongs to
 */
record AnswerLimits(RemoteNode node, int size, Allowance allowance) {
    /**
     * Checks the length of a body.
     *
     * @throws RemoteFailure {@link Reason#BAD_GATEWAY} if it is over the limit
     */
    void check(long length) {
        if (length > size) {
            throw node.failure(
                    Reason.BAD_GATEWAY,
                    "answered with more than " + size + " bytes, which RADIANT_MAX_REQUEST_SIZE sets",
                    null);
        }
    }

    /**
     * Takes memory for a body, before it is allocated.
     *
     * @throws RemoteFailure if there is not enough
     */
    void take(long bytes) {
        try {
            allowance.take(bytes);
        } catch (SeldonException e) {
            throw node.unread(e);
        }
    }
}
