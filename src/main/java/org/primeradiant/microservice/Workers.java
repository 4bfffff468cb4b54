package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded thread pool for components. It does not use the server's default executor, which may run as few as two
 * tasks per core at once. Tasks beyond the bound wait in order; idle threads end after a minute. Thread-safe.
 *
 * <p>It is tuned for tasks that are shorter than a thread switch: the most recently idle thread is woken first, because
 * its stack is still in the caches; a thread that finishes a task takes the next one before it rests; and threads are
 * woken one at a time, each waking the next if there is more to do. The JDK's pools do not do all of this: a
 * {@code ThreadPoolExecutor} with a queue wakes the thread that has been idle the longest, and without a queue a thread
 * for every task; a {@code ForkJoinPool}, even one on the server's threads, signals a thread for every task and does
 * not keep the tasks in order. {@code docs/performance.md} has the figures.
 */
public final class Workers implements Executor {
    private static final Logger LOGGER = System.getLogger(Workers.class.getName());
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final int most;
    private final ThreadFactory factory;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    // Guarded by the lock.
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> workers = new HashSet<>();
    /** Whether a woken thread has not reached the tasks yet. */
    private boolean waking;

    private boolean stopping;

    Workers(int threads, ThreadFactory factory) {
        this.most = threads;
        this.factory = factory;
    }

    /**
     * Runs the task as soon as a thread is free.
     *
     * @throws RejectedExecutionException if the application is stopping
     */
    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            if (stopping) {
                throw new RejectedExecutionException("the application is stopping");
            }
            tasks.add(task);
            wake();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        if (waking || tasks.isEmpty()) {
            return;
        }
        if (!idle.isEmpty()) {
            waking = true;
            idle.pop().wakeUp();
        } else if (workers.size() < most) {
            Worker worker = new Worker();
            worker.thread.start();
            workers.add(worker);
            waking = true;
        }
    }

    /**
     * Unwraps the failure of a task, for the thread that waited for it to throw.
     *
     * @return the task's exception; a checked one is wrapped in an {@link IllegalStateException}
     * @throws Error if the task threw one
     */
    public static RuntimeException thrown(ExecutionException ended) {
        Throwable cause = ended.getCause();
        if (cause instanceof RuntimeException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }

    /** Creates the pool's threads. */
    public ThreadFactory factory() {
        return factory;
    }

    /** Creates a scheduler with one thread; the caller shuts it down. */
    public ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, factory);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Waits for running and queued tasks up to the limit, then drops the queue and interrupts the threads. */
    void stop(Duration limit) {
        lock.lock();
        try {
            stopping = true;
            idle.forEach(Worker::wakeUp);
            idle.clear();
            if (!awaitEnd(limit)) {
                int dropped = tasks.size();
                tasks.clear();
                workers.forEach(worker -> worker.thread.interrupt());
                LOGGER.log(
                        Level.WARNING,
                        () -> "Interrupted tasks that were still running when the application stopped; dropped "
                                + dropped + " queued tasks");
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitEnd(Duration limit) {
        long left = limit.toNanos();
        try {
            while (!workers.isEmpty() && left > 0) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return workers.isEmpty();
    }

    private final class Worker implements Runnable {
        private final Thread thread = factory.newThread(this);
        private final Condition woken = lock.newCondition();
        /** Whether it was woken to look for tasks; guarded by the lock. */
        private boolean called = true;

        void wakeUp() {
            called = true;
            woken.signal();
        }

        @Override
        public void run() {
            for (Optional<Runnable> task = next(); task.isPresent(); task = next()) {
                run(task.get());
            }
        }

        /** A task that fails ends neither this thread nor the tasks in the queue. */
        private void run(Runnable task) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOGGER.log(Level.ERROR, "A task failed", e);
            }
        }

        /** Waits for the next task; empty if the thread should end. */
        private Optional<Runnable> next() {
            lock.lock();
            try {
                boolean more = true;
                while (more && tasks.isEmpty() && !stopping) { // again if another thread took the task
                    more = rest();
                }
                arrive();
                Runnable task = tasks.poll();
                if (task == null) {
                    workers.remove(this);
                    ended.signalAll();
                    return Optional.empty();
                }
                wake();
                return Optional.of(task);
            } finally {
                lock.unlock();
            }
        }

        private void arrive() {
            if (called) {
                called = false;
                waking = false;
            }
        }

        /** Waits until it is woken; false if it was idle for a minute. */
        private boolean rest() {
            arrive();
            idle.push(this);
            long left = IDLE_NANOS;
            while (!called && left > 0) {
                try {
                    left = woken.awaitNanos(left);
                } catch (InterruptedException e) {
                    LOGGER.log(Level.DEBUG, "Ignored an interrupt that arrived after the end of its task", e);
                }
            }
            return called || !idle.remove(this);
        }
    }
}
