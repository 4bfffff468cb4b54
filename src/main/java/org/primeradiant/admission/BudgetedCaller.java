package org.primeradiant.admission;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.primeradiant.api.Caller;

/** A caller whose call was admitted. */
public interface BudgetedCaller extends Caller {
    /** What the call may take. */
    Budget budget();

    /** The protocol that it speaks, such as {@code seldon}. */
    String protocol();

    /** What a caller's call may take. */
    static Budget of(Caller caller) {
        if (caller == Caller.NONE) {
            return Budget.UNLIMITED; // asked first, because a type that it is not takes the JVM longer to tell
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
        if (observed.isObserved() && caller instanceof BudgetedCaller known) {
            observed.names(component, operation, known.protocol(), puid.get());
        }
    }

    @Override
    default Optional<Instant> deadline() {
        return budget().deadline();
    }

    @Override
    default boolean isGone() {
        return budget().isOver();
    }
}
