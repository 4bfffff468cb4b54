package org.primeradiant.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.IdentitySettings;

/** Identifies callers and tells what they may do; the same over every door. Thread-safe. */
public final class Access {
    /** A deployment in which everybody may call. */
    public static final Access OPEN = new Access(false, List.of(), Map.of());

    private final boolean isOn;
    private final List<Mechanism> mechanisms;
    private final Map<String, Set<String>> rights;

    /**
     * Creates the access.
     *
     * @param isOn whether callers must prove who they are
     * @param mechanisms tried in this order
     * @param rights the roles that hold a right; see {@link IdentitySettings#rights}
     */
    public Access(boolean isOn, List<Mechanism> mechanisms, Map<String, Set<String>> rights) {
        this.isOn = isOn;
        this.mechanisms = List.copyOf(mechanisms);
        this.rights = Map.copyOf(rights);
    }

    /** Whether callers must prove who they are. */
    public boolean isOn() {
        return isOn;
    }

    /**
     * Identifies the caller. If it presents credentials, they must be right, whatever else is known of it.
     *
     * @return {@link Identity#NOBODY} if it presents nothing, or authentication is off
     * @throws SeldonException {@link Reason#UNAUTHENTICATED} if its credentials are wrong
     */
    public Identity identify(Credentials credentials) {
        List<String> values = credentials.authorizations();
        if (!isOn || values.isEmpty()) {
            return isOn ? credentials.known() : Identity.NOBODY;
        }
        if (values.size() > 1) {
            throw new SeldonException(Reason.UNAUTHENTICATED, "the request has more than one Authorization header");
        }
        String header = values.get(0).strip();
        int space = header.indexOf(' ');
        String scheme = (space < 0 ? header : header.substring(0, space)).toLowerCase(Locale.ROOT);
        String value = space < 0 ? "" : header.substring(space + 1).strip();
        for (Mechanism mechanism : mechanisms) {
            Optional<Identity> identity = mechanism.identify(scheme, value);
            if (identity.isPresent()) {
                return identity.get();
            }
        }
        // The header may be of the server's own mechanism. That of a certificate has no header, so this one is wrong.
        if (credentials.known().mechanism().equals(Identity.CONTAINER)) {
            return credentials.known();
        }
        throw new SeldonException(Reason.UNAUTHENTICATED, "the credentials in the Authorization header are not valid");
    }

    /** Whether a caller may do something. While authentication is off, everything but to operate. */
    public boolean holds(Right right, Identity caller) {
        if (!isOn) {
            return right != Right.OPERATE;
        }
        for (String role : rights.getOrDefault(right.label(), Set.of(right.label()))) {
            if (caller.hasRole(role)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks that a caller may do something.
     *
     * @throws SeldonException {@link Reason#UNAUTHENTICATED} if it has not proved who it is, {@link Reason#FORBIDDEN}
     *     if it lacks the right
     */
    public void require(Right right, Identity caller) {
        if (holds(right, caller)) {
            return;
        }
        throw isOn && caller.isNobody()
                ? new SeldonException(Reason.UNAUTHENTICATED, "the request needs credentials")
                : new SeldonException(Reason.FORBIDDEN, "the caller lacks the right " + right.label());
    }
}
