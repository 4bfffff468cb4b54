package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Does several things at once. The caller does the first itself, and then whatever no other thread has begun: so it never
 * waits for a thread that waits for one, however small the pool is. Thread-safe.
 *
 * @param workers the threads that help
 */
record Fanout(Executor workers) {
    /**
     * Does all of them.
     *
     * @return what they answered, in their order
     * @throws SeldonException what the first of them threw, in their order; those that nobody has begun are left out then,
     *     and the others are interrupted
     */
    <T> List<T> all(List<Supplier<T>> tasks) {
        List<FutureTask<T>> futures = new ArrayList<>(tasks.size());
        tasks.forEach(task -> futures.add(new FutureTask<>(task::get)));
        futures.subList(1, futures.size()).forEach(this::begin);
        List<T> results = new ArrayList<>(tasks.size());
        try {
            for (FutureTask<T> future : futures) {
                future.run(); // does nothing if a worker has begun it
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SeldonException(Reason.DEADLINE_EXCEEDED, "the graph was abandoned by its caller", e);
        } finally {
            futures.forEach(future -> future.cancel(true)); // does nothing to those that have ended
        }
    }

    private void begin(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            // The pool is about to stop: the caller will do it.
            return;
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
