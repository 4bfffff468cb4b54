package org.primeradiant.grpc;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.primeradiant.admission.Budget;

/**
 * The terms of a call whose method turns out to be a stream, which may stay open without doing anything.
 *
 * @param opening takes a place among the open streams instead of the one among all calls; false if none is free
 * @param messages begins the budget of a message, whose time is limited
 */
record StreamTerms(BooleanSupplier opening, Supplier<Budget> messages) {
    /** The terms of a call without limits. */
    static final StreamTerms UNLIMITED = new StreamTerms(() -> true, () -> Budget.UNLIMITED);
}
