package org.primeradiant.identity;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Notes calls that are refused for who calls: in the log and in a metric. Thread-safe.
 *
 * @param audit logs them
 * @param counted counts them
 */
public record Refusals(Audit audit, RefusedCallers counted) {
    /**
     * Notes a failed call if it failed for who calls.
     *
     * @param who the caller; {@link Identity#NOBODY} if it has not proved who it is
     * @param from the caller's address
     * @param what the method and path, or the method's full name over gRPC
     */
    public void note(SeldonException failure, Identity who, String from, String what) {
        if (failure.reason() == Reason.UNAUTHENTICATED || failure.reason() == Reason.FORBIDDEN) {
            counted.refused(failure.reason());
            audit.refused(who, from, what, failure.getMessage());
        }
    }
}
