package org.primeradiant.microservice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.admission.Watch;
import org.primeradiant.identity.Identity;
import org.primeradiant.settings.Limits;

/** A caller of whom a door knows who it is. */
public record Identified(Budget budget) implements BudgetedCaller {
    private static final long MEMORY = 1 << 30;

    /** A caller with a name and roles, known by a token. */
    public static Identified as(String name, String... roles) {
        return of(new Identity(name, Set.of(roles)::contains, "token"));
    }

    /** A caller that presented nothing. */
    public static Identified asNobody() {
        return of(Identity.NOBODY);
    }

    /** A caller of whom a door knows this. */
    public static Identified of(Identity identity) {
        Limits limits = new Limits(1, 1, 1, MEMORY, 0, 1, 0, 1, Duration.ZERO, Duration.ZERO, 0);
        Watch watch = new Watch(limits, Thread::new, text -> {}, List.of());
        Budget budget = watch.beginUntimed(watch.pool("test", 1));
        budget.identify(identity);
        return new Identified(budget);
    }

    @Override
    public String protocol() {
        return "test";
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }
}
