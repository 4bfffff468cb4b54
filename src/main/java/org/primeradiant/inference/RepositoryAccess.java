package org.primeradiant.inference;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Right;
import org.primeradiant.settings.RepositorySettings.Control;

/**
 * Who may load and unload models. While authentication is on, that is whoever holds the right to operate; the transport
 * has asked for it before a call comes here. Thread-safe.
 *
 * @param control what the settings allow
 * @param access tells who holds the right
 */
record RepositoryAccess(Control control, Access access) {
    /** Headers of a browser on another site, or of a proxy that speaks for somebody else. */
    private static final List<String> OF_OTHERS =
            List.of("Origin", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    /**
     * Checks that a caller may load and unload models.
     *
     * @throws SeldonException {@link Reason#FORBIDDEN} if not
     */
    void require(RepositoryCaller caller) {
        String refusal = refusal(caller);
        if (!refusal.isEmpty()) {
            throw new SeldonException(Reason.FORBIDDEN, refusal);
        }
    }

    /** Whether a caller may load and unload models. */
    boolean isAllowed(RepositoryCaller caller) {
        return refusal(caller).isEmpty();
    }

    /** Why a caller may not; empty if it may. */
    private String refusal(RepositoryCaller caller) {
        if (access.isOn() && !access.holds(Right.OPERATE, caller.identity())) {
            return "the caller lacks the right " + Right.OPERATE.label();
        }
        return switch (control) {
            case ON -> "";
            case OFF -> "loading and unloading of models is off; RADIANT_REPOSITORY_CONTROL turns it on";
            case LOOPBACK ->
                isLoopback(caller.address())
                        ? spokenFor(caller)
                        : "only callers on this machine may load and unload models";
        };
    }

    private static String spokenFor(RepositoryCaller caller) {
        return OF_OTHERS.stream()
                .filter(caller.hasHeader())
                .findFirst()
                .map(header -> "callers behind a browser or a proxy may not load and unload models; the request has the"
                        + " header " + header)
                .orElse("");
    }

    private static boolean isLoopback(String address) {
        try {
            // a number, so no name is looked up; the empty text would be this machine
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
