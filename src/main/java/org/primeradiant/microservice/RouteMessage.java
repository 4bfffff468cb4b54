package org.primeradiant.microservice;

import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;

/** The answer of a router: one row with the number of a branch, which Seldon's orchestrator reads without a check. */
final class RouteMessage {
    private RouteMessage() {}

    /** Of 32-bit ints, because the orchestrator reads no other tftensor. */
    static SeldonMessage answer(String where, int branch) {
        if (branch < Router.NONE) {
            throw new SeldonException(
                    Reason.INTERNAL_ERROR, where + " must answer a branch, -1 for all or -2 for none, got " + branch);
        }
        return SeldonMessage.of(Payload.data(Tensor.wrap(new int[] {1, 1}, new int[] {branch})));
    }
}
