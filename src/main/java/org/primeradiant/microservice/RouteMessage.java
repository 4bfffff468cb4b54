package org.primeradiant.microservice;

import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;

/** A router's answer: one row with the index of a branch, which Seldon's orchestrator reads without a check. */
final class RouteMessage {
    private RouteMessage() {}

    /**
     * Builds the answer from 32-bit ints, because the orchestrator reads no other tftensor.
     *
     * @throws SeldonException {@link Reason#INTERNAL_ERROR} if the branch is below -2
     */
    static SeldonMessage answer(String where, int branch) {
        if (branch < Router.NONE) {
            throw new SeldonException(
                    Reason.INTERNAL_ERROR, where + " must return a branch, -1 for all or -2 for none, got " + branch);
        }
        return SeldonMessage.of(Payload.data(Tensor.wrap(new int[] {1, 1}, new int[] {branch})));
    }
}
