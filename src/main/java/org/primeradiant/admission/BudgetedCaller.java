package org.primeradiant.admission;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.primeradiant.api.Caller;

/** A caller whose call was admitted. */
public interface BudgetedCaller extends Caller {
    /** The memory and time that the call may use. */
    Budget budget();

    /** The protocol that the caller uses, such as {@code seldon}. */
    String protocol();

    /** The budget of a caller's call; unlimited if admission control has not seen the call. */
    static Budget of(Caller caller) {
        if (caller == Caller.NONE) {
            return Budget.UNLIMITED; // checked first, because instanceof is slower for a type that does not match
        }
        return caller instanceof BudgetedCaller known ? known.budget() : Budget.UNLIMITED;
    }

    /**
     * Names the call for observers, unless it already has a name.
     *
     * @param operation the requested operation
     * @param puid the request's unique id; empty if it has none
     */
    static void name(Caller caller, String component, String operation, Supplier<String> puid) {
        ObservedCall observed = of(caller).observed();
        if (observed.isObserved() && observed.component().isEmpty() && caller instanceof BudgetedCaller known) {
            observed.names(component, operation, known.protocol(), puid.get());
        }
    }

    @Override
    default Optional<Principal> principal() {
        return budget().caller().principal();
    }

    @Override
    default boolean hasRole(String role) {
        return budget().caller().hasRole(role);
    }

    @Override
    default Optional<Instant> deadline() {
        return budget().deadline();
    }

    @Override
    default void reserve(long bytes) {
        budget().take(bytes);
    }

    @Override
    default boolean isGone() {
        return budget().isOver();
    }
}
