package org.primeradiant.admission;

import java.time.Instant;
import java.util.Optional;
import org.primeradiant.api.Caller;

/** A caller whose call was admitted. */
public interface BudgetedCaller extends Caller {
    /** What the call may take. */
    Budget budget();

    /** What a caller's call may take. */
    static Budget of(Caller caller) {
        if (caller == Caller.NONE) {
            return Budget.UNLIMITED; // asked first, because a type that it is not takes the JVM longer to tell
        }
        return caller instanceof BudgetedCaller known ? known.budget() : Budget.UNLIMITED;
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
