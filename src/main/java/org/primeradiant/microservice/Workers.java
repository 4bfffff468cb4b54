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
 * A bounded pool of threads for components. A pool of our own, because a server's default executor may run as few as
 * two tasks a core at once. Tasks beyond the bound wait in order; idle threads end after a minute. Thread-safe.
 *
 * <p>For tasks that are shorter than a change of threads: the thread that has been idle for the shortest time is woken
 * first, for its stack is still in the caches; one that is done takes the next task before it rests; and one at a time
 * is on its way to wake up, and wakes the next if there is more to do. The JDK's pools do one of these each: with a
 * queue they wake the thread that was idle for the longest, without one they wake a thread for every task.
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
    /** Whether a thread is on its way to the tasks. */
    private boolean waking;

    private boolean stopping;

    Workers(int threads, ThreadFactory factory) {
        this.most = threads;
        this.factory = factory;
    }

    /**
     * Runs the task, as soon as there is a thread for it.
     *
     * @throws RejectedExecutionException if the application stops
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

    /** What a task threw, for whoever waited for it to throw in turn; an error is thrown here. */
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

    /** Makes the threads. */
    public ThreadFactory factory() {
        return factory;
    }

    /** A new thread that keeps time; whoever asks for it shuts it down. */
    public ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, factory);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Lets running tasks end for so long, and those that wait, then interrupts what is left. */
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
                        () -> "Tasks still ran when the application stopped and were interrupted; " + dropped
                                + " that waited were dropped");
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
        /** Whether it was asked to look for tasks; guarded by the lock. */
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

        /** What a task throws ends neither the thread nor those that wait. */
        private void run(Runnable task) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOGGER.log(Level.ERROR, "A task failed", e);
            }
        }

        /** The next task; empty if the thread shall end. */
        private Optional<Runnable> next() {
            lock.lock();
            try {
                boolean more = true;
                while (more && tasks.isEmpty() && !stopping) { // again if somebody else took what it was called for
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

        /** Rests until it is called; false if nobody does for a long time. */
        private boolean rest() {
            arrive();
            idle.push(this);
            long left = IDLE_NANOS;
            while (!called && left > 0) {
                try {
                    left = woken.awaitNanos(left);
                } catch (InterruptedException e) {
                    LOGGER.log(Level.DEBUG, "An interruption came after the end of its task", e);
                }
            }
            return called || !idle.remove(this);
        }
    }
}
