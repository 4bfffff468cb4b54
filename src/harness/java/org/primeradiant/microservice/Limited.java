package org.primeradiant.microservice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.admission.Watch;
import org.primeradiant.settings.Limits;

/** A caller whose calls may take only so much memory. */
record Limited(Budget budget) implements BudgetedCaller {
    /** A caller whose call may take up to three bytes less than this. */
    static Limited to(long bytes) {
        long memory = bytes / (Limits.SMALL_SHARE - 1) * Limits.SMALL_SHARE; // one share is for small requests
        Limits limits = new Limits(1, 1, 1, memory, 0, 1, 0, 1, Duration.ZERO, Duration.ZERO, 0);
        Watch watch = new Watch(limits, Thread::new, text -> {}, List.of());
        return new Limited(watch.beginUntimed(watch.pool("test", 1)));
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
