package org.primeradiant.microservice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Identity;
import org.primeradiant.settings.IdentitySettings;
import org.primeradiant.settings.IdentitySettings.Mechanism;

/**
 * Who may call which method of a component. Immutable.
 *
 * @param roles the roles that may call a method, by its name; a method that everybody may call is missing
 * @param byContainer whether the container enforces them, as it does for enterprise beans
 */
record AccessRules(Map<String, Set<String>> roles, boolean byContainer) {
    /** Everybody may call everything. */
    static final AccessRules NONE = new AccessRules(Map.of(), false);

    static final String RECOMMEND = "recommend";
    static final String HEALTH = "health";
    static final String ANNOTATE = "annotate";
    static final String METADATA = "metadata";
    static final String CLASS_NAMES = "classNames";

    /** The role of every caller who has proved who it is, as in enterprise beans. */
    private static final String ANY_AUTHENTICATED = "**";

    /** Methods that the host calls on its own behalf. */
    private static final Set<String> OF_HOST = Set.of(HEALTH, ANNOTATE, METADATA, CLASS_NAMES);

    private static final Set<String> OPERATIONS = Stream.concat(
                    Stream.of(Operation.values()).map(Operation::method), Stream.of(RECOMMEND))
            .collect(Collectors.toUnmodifiableSet());

    AccessRules {
        roles = Map.copyOf(roles);
    }

    static AccessRules of(Map<String, Set<String>> roles, boolean byContainer) {
        return roles.isEmpty() ? NONE : new AccessRules(roles, byContainer);
    }

    /** The same roles for every operation, enforced by the host. */
    static AccessRules ofAll(Set<String> roles) {
        return new AccessRules(OPERATIONS.stream().collect(Collectors.toMap(method -> method, method -> roles)), false);
    }

    /**
     * Checks that a caller may call a method.
     *
     * @param component the component's name, for messages
     * @throws SeldonException {@link Reason#UNAUTHENTICATED} if the caller has not proved who it is,
     *     {@link Reason#FORBIDDEN} if it lacks the roles
     */
    void require(String component, String method, Caller caller) {
        Set<String> allowed = roles.get(method);
        if (allowed == null || caller == Microservice.HOST) {
            return;
        }
        Budget budget = BudgetedCaller.of(caller);
        Identity identity = budget.caller();
        if (byContainer) {
            requireKnownToContainer(component + "." + method, budget);
            return;
        }
        if (identity.isNobody()) {
            throw unproved(component + "." + method);
        }
        if (!holdsOne(allowed, identity)) {
            throw new SeldonException(Reason.FORBIDDEN, "the caller may not call " + component + "." + method);
        }
    }

    private static boolean holdsOne(Set<String> allowed, Identity identity) {
        for (String role : allowed) {
            if (role.equals(ANY_AUTHENTICATED) || identity.hasRole(role)) {
                return true;
            }
        }
        return false;
    }

    private static SeldonException unproved(String where) {
        return new SeldonException(
                Reason.UNAUTHENTICATED, where + " is restricted to roles, and the caller has not proved who it is");
    }

    /**
     * The container decides about callers that it knows, and refuses those whom nobody knows. It does so only on the
     * request's own thread: on any other, it might take the caller for somebody else.
     */
    private static void requireKnownToContainer(String where, Budget budget) {
        Identity identity = budget.caller();
        if (!budget.isOnOwnThread() && identity.isNobody()) {
            throw unproved(where);
        }
        if (!budget.isOnOwnThread() || !identity.isNobody() && !identity.isKnownToContainer()) {
            throw new SeldonException(
                    Reason.FORBIDDEN,
                    where + " is of an enterprise bean, whose container does not know callers that it has not"
                            + " identified itself, nor any caller on another thread than that of its request");
        }
    }

    /** Whether the container would refuse a call that the host makes on its own behalf. */
    boolean barsHost(String method) {
        return byContainer && roles.containsKey(method);
    }

    /** The roles that it names. */
    Set<String> named() {
        return roles.values().stream()
                .flatMap(Set::stream)
                .filter(role -> !role.equals(ANY_AUTHENTICATED) && !role.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The operations that only some callers may call, in alphabetical order. */
    Set<String> restricted() {
        Set<String> restricted = new TreeSet<>();
        roles.forEach((method, allowed) -> {
            if (!allowed.isEmpty() && !OF_HOST.contains(method)) {
                restricted.add(method);
            }
        });
        return restricted;
    }

    /** For the start report: which callers are refused although they may have the role; empty if none are. */
    Optional<String> warning(String component, Set<Mechanism> mechanisms) {
        Set<String> restricted = restricted();
        String where = component + " restricts " + String.join(", ", restricted) + " to roles";
        if (restricted.isEmpty() || !byContainer && !mechanisms.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                byContainer
                        ? where + ". It is an enterprise bean, so callers whom its container does not know are refused:"
                                + " all over gRPC, and over HTTP those of whom the server is not told"
                        : where + ", but " + IdentitySettings.AUTHENTICATION
                                + " is none: every caller of them is refused");
    }
}
