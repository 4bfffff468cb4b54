package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A bounded pool of threads for components. A pool of our own, because a server's default executor may run as few as two
 * tasks a core at once. Tasks beyond the bound wait in order; idle threads end after a minute. Thread-safe.
 */
public final class Workers implements Executor {
    private static final Logger LOGGER = System.getLogger(Workers.class.getName());

    private final ThreadPoolExecutor pool;

    Workers(int threads, ThreadFactory factory) {
        this.pool = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), factory);
        this.pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** A new thread that keeps time; whoever asks for it shuts it down. */
    public ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, pool.getThreadFactory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Lets running tasks end for so long, then interrupts what is left. */
    void stop(Duration limit) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                int waiting = pool.shutdownNow().size();
                LOGGER.log(
                        Level.WARNING,
                        () -> "Tasks still ran when the application stopped and were interrupted; " + waiting
                                + " that waited were dropped");
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
