package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Waits for slow conditions: on a busy machine a lookup may need more than the half second it is allowed. */
final class Patience {
    private static final long MOST_SECONDS = 60;
    private static final long POLL_MILLIS = 10;

    private Patience() {}

    /** Waits up to 60 seconds for the condition, and fails if it does not become true. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("the condition did not become true within " + MOST_SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
    }

    /** Retries until memcached answers, and returns the candidates without exclusions. */
    static ItemIds candidates(CandidateStore store, String dataKey) {
        AtomicReference<ItemIds> answer = new AtomicReference<>();
        await(() -> {
            try {
                answer.set(store.candidates(dataKey, ItemIds.NONE));
                return true;
            } catch (SeldonException e) {
                if (e.reason() == Reason.UNAVAILABLE) {
                    return false;
                }
                throw e;
            }
        });
        return answer.get();
    }
}
