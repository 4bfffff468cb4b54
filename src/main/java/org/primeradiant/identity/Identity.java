package org.primeradiant.identity;

import java.security.Principal;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who calls. Thread-safe as far as {@code roles} is.
 *
 * @param name the principal's name; empty for {@link #NOBODY}
 * @param roles tells whether the principal has a role
 * @param mechanism how it proved who it is, such as {@code jwt}; for logs and metrics
 */
public record Identity(String name, Predicate<String> roles, String mechanism) implements Principal {
    /** A caller that has not proved who it is. */
    public static final Identity NOBODY = new Identity("", role -> false, "");

    @Override
    public String getName() {
        return name;
    }

    /** Whether the caller has not proved who it is. */
    public boolean isNobody() {
        return name.isEmpty();
    }

    /** The principal; empty if the caller has not proved who it is. */
    public Optional<Principal> principal() {
        return isNobody() ? Optional.empty() : Optional.of(this);
    }

    public boolean hasRole(String role) {
        return roles.test(role);
    }
}
