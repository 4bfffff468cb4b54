package org.primeradiant.jwt;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Creates the exceptions for tokens that are not accepted. */
final class Refusal {
    private Refusal() {}

    /**
     * Refuses a token.
     *
     * @param what completes "the token", and says nothing that the token contains
     */
    static SeldonException of(String what) {
        return new SeldonException(Reason.UNAUTHENTICATED, "the token " + what);
    }
}
