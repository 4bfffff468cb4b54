package org.primeradiant.graph;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/**
 * Limits of a REST answer.
 *
 * @param node the node that answers
 * @param size the largest body in bytes, both as received and decompressed
 * @param allowance memory allowance of the request that the answer belongs to
 */
record AnswerLimits(RemoteNode node, int size, Allowance allowance) {
    /**
     * Checks the length of a body.
     *
     * @throws RemoteFailure {@link Reason#BAD_GATEWAY} if it exceeds the limit
     */
    void check(long length) {
        if (length > size) {
            throw node.failure(
                    Reason.BAD_GATEWAY,
                    "answered with more than " + size + " bytes, the limit set by RADIANT_MAX_REQUEST_SIZE",
                    null);
        }
    }

    /**
     * Takes memory for a body from the allowance; called before the memory is allocated.
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
