package org.primeradiant.microservice;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Runs health checks of components and remote nodes, for probes that must not wait for them. A check runs on a thread
 * of its own, one at a time for each name, and its result is reused for a short time. A probe waits at most
 * {@link #WAIT}, then gets the previous result, unless the new check has been running for {@link #PATIENCE}. Only the
 * first result is awaited for longer, {@link #FIRST_WAIT}. Thread-safe.
 */
public final class Checks {
    /** Longest wait of a probe, which should itself answer within a tenth of a second. */
    static final Duration WAIT = Duration.ofMillis(50);
    /**
     * Longest wait for the first result, counted from the start of the check: no earlier result can stand in, and
     * classes are loaded.
     */
    static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    /** How long a result is reused without a new check. */
    static final Duration FRESH = Duration.ofMillis(500);
    /** How long a check may run while the previous result stands in for its own. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int IDLE_SECONDS = 60;

    private final Executor threads;
    private final LongSupplier nanos;
    private final ConcurrentMap<String, Check<?>> checks = new ConcurrentHashMap<>();

    /** Creates the checks; runs none yet. Uses at most as many threads as there are names. */
    public Checks(ThreadFactory factory) {
        this(pool(factory), System::nanoTime);
    }

    Checks(Executor threads, LongSupplier nanos) {
        this.threads = threads;
        this.nanos = nanos;
    }

    private static Executor pool(ThreadFactory factory) {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    /**
     * Runs a check, or reuses a recent result.
     *
     * @param what the component or node, for messages; never a name that a caller makes up, because results are kept by
     *     name
     * @param question the check; always the same for a name
     * @throws SeldonException what the check throws, or {@link Reason#UNAVAILABLE} if it has no result in time
     */
    @SuppressWarnings("unchecked") // one name, one question
    public <T> T ask(String what, Supplier<T> question) {
        Check<T> check = (Check<T>) checks.computeIfAbsent(what, name -> new Check<>());
        try {
            return check.answer(what, question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SeldonException(Reason.UNAVAILABLE, "the application is stopping", e);
        } catch (ExecutionException e) {
            throw Workers.thrown(e);
        }
    }

    /** Ends the threads and interrupts running checks. */
    void stop() {
        if (threads instanceof ThreadPoolExecutor pool) {
            pool.shutdownNow();
        }
    }

    private final class Check<T> {
        // Guarded by this.
        private FutureTask<T> newest;
        private long begunAt;
        private FutureTask<T> ended;
        private long endedAt;

        T answer(String what, Supplier<T> question) throws InterruptedException, ExecutionException {
            try {
                return begin(question).get(patience().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return last(what, e).get();
            }
        }

        /** The running or still fresh check, or else a new one. */
        private synchronized FutureTask<T> begin(Supplier<T> question) {
            boolean isGood = newest != null && (newest != ended || nanos.getAsLong() - endedAt < FRESH.toNanos());
            if (!isGood) {
                newest = new FutureTask<>(question::get) {
                    @Override
                    protected void done() {
                        end(this);
                    }
                };
                begunAt = nanos.getAsLong();
                threads.execute(newest);
            }
            return newest;
        }

        private synchronized Duration patience() {
            Duration left = FIRST_WAIT.minusNanos(nanos.getAsLong() - begunAt);
            return ended == null && left.compareTo(WAIT) > 0 ? left : WAIT;
        }

        private synchronized void end(FutureTask<T> task) {
            ended = task;
            endedAt = nanos.getAsLong();
        }

        /** The last check that ended. */
        private synchronized FutureTask<T> last(String what, TimeoutException tooLate) {
            if (ended == null || nanos.getAsLong() - begunAt >= PATIENCE.toNanos()) {
                throw new SeldonException(
                        Reason.UNAVAILABLE, what + " has not answered its health check in time", tooLate);
            }
            return ended;
        }
    }
}
