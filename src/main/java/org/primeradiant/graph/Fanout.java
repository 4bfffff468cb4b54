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
 * Runs several tasks in parallel. The caller runs the first task itself, and then each task that no worker has started,
 * so that it never waits for a free worker, however small the pool is. Thread-safe.
 *
 * @param workers runs the tasks that the caller does not
 */
record Fanout(Executor workers) {
    /**
     * Runs all tasks and waits for them.
     *
     * @param tasks at least one
     * @param budget the budget of the call that the tasks belong to
     * @return the results, in task order
     * @throws SeldonException the failure of the first failed task, in task order, or {@link Reason#DEADLINE_EXCEEDED}
     *     if the caller is interrupted; tasks that have not started are then skipped, and running ones are interrupted
     */
    <T> List<T> all(List<Supplier<T>> tasks, Budget budget) {
        List<Branch<T>> branches = new ArrayList<>(tasks.size());
        tasks.forEach(task -> branches.add(new Branch<>(task, budget)));
        branches.subList(1, branches.size()).forEach(branch -> begin(branch.future));
        List<T> results = new ArrayList<>(tasks.size());
        try {
            for (Branch<T> branch : branches) {
                branch.future.run(); // no effect if a worker has started it
                results.add(branch.future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw Workers.thrown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SeldonException(Reason.DEADLINE_EXCEEDED, "the graph was abandoned by its caller", e);
        } finally {
            branches.forEach(Branch::abandon); // no effect on completed tasks
        }
    }

    private void begin(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            // The pool is shutting down: the caller runs the task itself.
            return;
        }
    }

    /** A task whose thread can be interrupted, except inside a component that must not be interrupted. */
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
