package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Waits for what takes as long as it takes: a busy machine may need more than the half second that a lookup has. */
final class Patience {
    private static final long MOST_SECONDS = 60;
    private static final long POLL_MILLIS = 10;

    private Patience() {}

    /** Waits until it is true. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("has not become true in " + MOST_SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
    }

    /** The candidates without exclusions, once memcached answers. */
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
