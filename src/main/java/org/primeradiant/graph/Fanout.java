package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.Workers;

/**
 * Does several things at once. The caller does the first itself, and then whatever no other thread has begun: so it
 * never waits for a thread that waits for one, however small the pool is. Thread-safe.
 *
 * @param workers the threads that help
 */
record Fanout(Executor workers) {
    /**
     * Does all of them.
     *
     * @param budget of the call that they are for
     * @return what they answered, in their order
     * @throws SeldonException what the first of them threw, in their order; those that nobody has begun are left out
     *     then, and the others are interrupted
     */
    <T> List<T> all(List<Supplier<T>> tasks, Budget budget) {
        List<Branch<T>> branches = new ArrayList<>(tasks.size());
        tasks.forEach(task -> branches.add(new Branch<>(task, budget)));
        branches.subList(1, branches.size()).forEach(branch -> begin(branch.future));
        List<T> results = new ArrayList<>(tasks.size());
        try {
            for (Branch<T> branch : branches) {
                branch.future.run(); // does nothing if a worker has begun it
                results.add(branch.future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw Workers.thrown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SeldonException(Reason.DEADLINE_EXCEEDED, "the graph was abandoned by its caller", e);
        } finally {
            branches.forEach(Branch::abandon); // does nothing to those that have ended
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

    /** One of the tasks, whose thread can be interrupted unless it is in a component that must not be. */
    private static final class Branch<T> {
        private final Supplier<T> task;
        private final Budget budget;
        private final FutureTask<T> future = new FutureTask<>(this::run);
        private final AtomicReference<Budget.Section> section = new AtomicReference<>();

        Branch(Supplier<T> task, Budget budget) {
            this.task = task;
            this.budget = budget;
        }

        private T run() {
            Budget.Section entered = budget.enter("", true);
            section.set(entered);
            try {
                return task.get();
            } finally {
                entered.end();
            }
        }

        void abandon() {
            boolean isWatched = budget != Budget.UNLIMITED;
            future.cancel(!isWatched);
            Budget.Section entered = section.get();
            if (isWatched && entered != null) {
                entered.interrupt();
            }
        }
    }
}
