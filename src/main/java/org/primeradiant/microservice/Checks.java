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
 * Asks components, and nodes elsewhere, how they are, for probes that must not wait for them. A question is asked on
 * a thread of its own, one at a time, and its answer is good for a moment. A probe waits {@link #WAIT} at most; then
 * it gets the last answer, unless the new one has been awaited for too long. Thread-safe.
 */
public final class Checks {
    /** How long a probe waits: it should itself answer within a tenth of a second. */
    static final Duration WAIT = Duration.ofMillis(50);
    /** The same for the first answer, counted from the question: none could stand in, and classes are loaded for it. */
    static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    /** How long an answer is given without asking again. */
    static final Duration FRESH = Duration.ofMillis(500);
    /** How long the last answer stands in for one that does not come. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int IDLE_SECONDS = 60;

    private final Executor threads;
    private final LongSupplier nanos;
    private final ConcurrentMap<String, Check<?>> checks = new ConcurrentHashMap<>();

    /** Without answers so far; as many threads as there are questions at most. */
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
     * Asks.
     *
     * @param what who is asked: as many names as there are components and nodes, none that a caller makes up
     * @param question always the same for one name
     * @throws SeldonException what the question throws, or {@link Reason#UNAVAILABLE} if there is no answer
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

    /** Ends the threads; those that still ask are interrupted. */
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

        /** The question that is being asked, or was answered a moment ago, or else a new one. */
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

        /** What was asked before, and has ended. */
        private synchronized FutureTask<T> last(String what, TimeoutException tooLate) {
            if (ended == null || nanos.getAsLong() - begunAt >= PATIENCE.toNanos()) {
                throw new SeldonException(Reason.UNAVAILABLE, what + " has not said how it is for a while", tooLate);
            }
            return ended;
        }
    }
}
