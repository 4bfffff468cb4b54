package org.primeradiant.microservice;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Creates the server's threads from a thread of its own. Servers give a new thread the principal of the thread that
 * creates it, for as long as it lives: if a caller's thread did, enterprise beans would take every later caller for
 * that one. Thread-safe.
 */
final class Spawner implements ThreadFactory, AutoCloseable {
    private final ThreadFactory threads;
    private final ThreadPoolExecutor own;

    private Spawner(ThreadFactory threads, ThreadPoolExecutor own) {
        this.threads = threads;
        this.own = own;
    }

    /**
     * Starts the thread. The current thread must not work for a caller.
     *
     * @param threads creates the threads
     */
    static Spawner start(ThreadFactory threads) {
        ThreadPoolExecutor own =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        own.prestartCoreThread(); // otherwise the first who needs a thread would create it
        return new Spawner(threads, own);
    }

    /** @throws RejectedExecutionException after the end */
    @Override
    public Thread newThread(Runnable task) {
        Future<Thread> made = own.submit(() -> threads.newThread(task));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return made.get();
                } catch (InterruptedException e) {
                    interrupted = true; // it takes no longer than to create a thread
                } catch (ExecutionException e) {
                    throw Workers.thrown(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        own.shutdown();
    }
}
