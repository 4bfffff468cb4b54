package org.primeradiant.admission;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;
import org.primeradiant.settings.Limits;

/**
 * What one call may take: memory, and time. It ends when the call has been answered and no thread works for it any
 * more.
 *
 * <p>Threads that work for the call say so ({@link #enter}). When its time is over, or its caller has gone, they are
 * interrupted, unless they are in code that must not be. Thread-safe.
 */
public final class Budget implements Allowance, AutoCloseable {
    /** For calls that nobody admitted: as much as they like. */
    public static final Budget UNLIMITED =
            new Budget(new RequestMemory(Long.MAX_VALUE / 2, () -> {}), Pool.NONE, 0, false, ObservedCall.UNOBSERVED);

    /** What the caller of a body that was given up is told. */
    public static final String TOO_SLOW = "the body came too slowly and was given up";

    /** What a caller is told whose call took too long. */
    public static final String TOO_LATE = "the call took longer than RADIANT_CALL_SECONDS allows";

    private static final Section NOTHING = new Section(null, null, null, "", true);

    private final RequestMemory memory;
    private final Pool pool;
    private final long deadline;
    private final boolean hasDeadline;
    private final ObservedCall observed;

    // Guarded by this.
    private final List<Section> sections = new ArrayList<>(2);
    private Runnable ending = () -> {};
    private Runnable afterwards = () -> {};
    private long held;
    private boolean closed;

    /** When the call's time was over, or its caller gone, on the clock of {@link System#nanoTime()}. */
    private long over;

    private volatile boolean isOver;
    private Body body = Body.NONE;

    /** How a body comes. */
    private record Body(long began, long progressed, long bytes) {
        static final Body NONE = new Body(0, 0, 0);
    }

    /** Where a thread works for the call. */
    public static final class Section {
        private final Budget budget;
        private final Section outer;
        private final Thread thread;
        private final String where;
        private final boolean interruptible;
        // Guarded by the budget.
        private boolean interrupted;
        private boolean stuck;

        private Section(Budget budget, Section outer, Thread thread, String where, boolean interruptible) {
            this.budget = budget;
            this.outer = outer;
            this.thread = thread;
            this.where = where;
            this.interruptible = interruptible;
        }

        /** The thread works there no more. */
        public void end() {
            if (budget != null) {
                budget.leave(this);
            }
        }

        /** Interrupts the thread, unless it is in code that must not be, or works here no more. */
        public void interrupt() {
            if (budget == null) {
                return;
            }
            synchronized (budget) {
                if (!budget.sections.contains(this)) {
                    return;
                }
                budget.innermost(thread).ifPresent(Section::interruptNow);
            }
        }

        private void interruptNow() {
            if (interruptible && thread != Thread.currentThread()) {
                interrupted = true;
                thread.interrupt();
            }
        }
    }

    Budget(RequestMemory memory, Pool pool, long deadline, boolean hasDeadline, ObservedCall observed) {
        this.memory = memory;
        this.pool = pool;
        this.deadline = deadline;
        this.hasDeadline = hasDeadline;
        this.observed = observed;
    }

    /** What is to be done when the time is over: to answer the caller. Done at most once, by a thread of its own. */
    public synchronized void whenOver(Runnable task) {
        ending = task;
    }

    /** What is to be done when the call has been answered and no thread works for it any more. */
    public synchronized void whenEnded(Runnable task) {
        afterwards = task;
    }

    /** When the call must have ended; empty if it may take as long as it likes. */
    public Optional<Instant> deadline() {
        return hasDeadline ? Optional.of(Instant.now().plusNanos(deadline - System.nanoTime())) : Optional.empty();
    }

    /** The call as observers see it. */
    public ObservedCall observed() {
        return observed;
    }

    /** Whether nobody waits for the answer any more. */
    public boolean isOver() {
        return isOver;
    }

    @Override
    public void take(long bytes) {
        if (this != UNLIMITED) {
            synchronized (this) {
                if (closed && sections.isEmpty()) { // nobody would give it back
                    throw new SeldonException(
                            Reason.DEADLINE_EXCEEDED, "the call has ended: nobody waits for its answer any more");
                }
                memory.take(held, bytes);
                held += bytes;
            }
        }
    }

    /** Gives back memory before the call ends, such as that of a stream's message when its handler has returned. */
    public void giveBack(long bytes) {
        if (this != UNLIMITED) {
            synchronized (this) {
                long returned = Math.min(bytes, held); // after the end there is nothing left to give
                memory.giveBack(held, returned);
                held -= returned;
            }
        }
    }

    /**
     * The current thread begins to work for the call.
     *
     * @param where what it does, for messages: component and method, or empty if it is not user code
     * @param interruptible whether it may be interrupted
     * @throws SeldonException {@link Reason#DEADLINE_EXCEEDED} if the call is over
     */
    public Section enter(String where, boolean interruptible) {
        if (this == UNLIMITED) {
            return NOTHING;
        }
        Thread thread = Thread.currentThread();
        synchronized (this) {
            if (isOver) {
                throw new SeldonException(
                        Reason.DEADLINE_EXCEEDED,
                        (where.isEmpty() ? "the component" : where)
                                + " was not called: nobody waits for its answer any more");
            }
            Section section = new Section(this, innermost(thread).orElse(null), thread, where, interruptible);
            sections.add(section);
            return section;
        }
    }

    private Optional<Section> innermost(Thread thread) {
        for (int i = sections.size() - 1; i >= 0; i--) {
            if (sections.get(i).thread == thread) {
                return Optional.of(sections.get(i));
            }
        }
        return Optional.empty();
    }

    private synchronized void leave(Section section) {
        sections.remove(section);
        if (section.stuck) {
            pool.letGo(section.where);
        }
        if (section.interrupted) {
            Thread.interrupted(); // what the thread does next is not hit
        }
        boolean missed = section.interrupted || !section.interruptible;
        if (isOver && missed && section.outer != null && section.outer.interruptible) {
            section.outer.interrupted = true; // but what it does for this call is
            section.thread.interrupt();
        }
        end();
    }

    /** The body begins to come. */
    public synchronized void bodyBegins() {
        if (this == UNLIMITED) {
            return;
        }
        long now = System.nanoTime();
        body = new Body(now, now, 0);
    }

    /**
     * More of the body has come.
     *
     * @throws SeldonException {@link Reason#REQUEST_TIMEOUT} if it was given up meanwhile
     */
    public synchronized void bodyCame(long bytes) {
        observed.came(bytes);
        if (body == Body.NONE) {
            return;
        }
        if (isOver) {
            throw new SeldonException(Reason.REQUEST_TIMEOUT, TOO_SLOW);
        }
        body = new Body(body.began, System.nanoTime(), body.bytes + bytes);
    }

    /** The body has come. */
    public synchronized void bodyEnds() {
        body = Body.NONE;
    }

    /** Whether the caller has still to send a part of the body. */
    public synchronized boolean isReading() {
        return body != Body.NONE;
    }

    /** The failure of a body that was given up while it was read. */
    public static SeldonException tooSlow(IOException cause) {
        return new SeldonException(Reason.REQUEST_TIMEOUT, TOO_SLOW, cause);
    }

    /** Whether its deadline has passed. */
    public boolean isLate() {
        return hasDeadline && System.nanoTime() - deadline >= 0;
    }

    /** The caller has gone, or been answered otherwise: the threads that work for it are interrupted. */
    public synchronized void cancel() {
        if (!isOver) {
            isOver = true;
            over = System.nanoTime();
            for (Section section : sections) {
                innermost(section.thread).ifPresent(Section::interruptNow);
            }
        }
    }

    /** The call has been answered. */
    @Override
    public synchronized void close() {
        if (this == UNLIMITED) {
            return;
        }
        closed = true;
        end();
    }

    private void end() {
        if (closed && sections.isEmpty()) {
            memory.giveBack(held, held);
            held = 0;
            pool.ended(this);
            afterwards.run();
            afterwards = () -> {};
        }
    }

    /**
     * Ends the call if its time is over, and finds threads that do not let go.
     *
     * @return the task that answers the caller; empty if there is nothing to do
     */
    synchronized Optional<Runnable> check(long now, Limits limits) {
        if (isOver) {
            sections.forEach(section -> findStuck(section, now));
            return Optional.empty();
        }
        boolean late = hasDeadline && now - deadline >= 0 || isTooSlow(now, limits);
        if (!late || closed) {
            return Optional.empty();
        }
        Runnable task = ending;
        cancel();
        return Optional.of(task);
    }

    private boolean isTooSlow(long now, Limits limits) {
        if (body == Body.NONE) {
            return false;
        }
        Duration taken = Duration.ofNanos(now - body.began);
        if (now - body.progressed >= limits.bodyPause().toNanos()) {
            return true;
        }
        return taken.compareTo(limits.bodyPause()) > 0 && body.bytes < limits.bodyRate() * (double) taken.toSeconds();
    }

    private void findStuck(Section section, long now) {
        boolean userCode = !section.where.isEmpty();
        if (userCode && !section.stuck && now - over > Watch.PATIENCE.toNanos()) {
            section.stuck = true;
            pool.stuck(section.where);
        }
    }
}
