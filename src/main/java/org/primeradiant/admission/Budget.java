package org.primeradiant.admission;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.identity.Identity;
import org.primeradiant.json.Allowance;
import org.primeradiant.settings.Limits;

/**
 * The memory and time that one call may use, and who makes it. The budget ends when the call has been answered and no
 * thread works for the call any longer.
 *
 * <p>Threads register themselves while they work for the call ({@link #enter}). When its time is up or its caller has
 * gone, they are interrupted, unless they are in code that must not be interrupted. Thread-safe.
 */
public final class Budget implements Allowance, AutoCloseable {
    /** No limits, for calls that admission control has not seen or has refused. */
    public static final Budget UNLIMITED =
            new Budget(new RequestMemory(Long.MAX_VALUE / 2, () -> {}), Pool.NONE, 0, false, ObservedCall.UNOBSERVED);

    /** Error message for a body that was abandoned. */
    public static final String TOO_SLOW = "the body arrived too slowly and was abandoned";

    /** Error message for a call that took too long. */
    public static final String TOO_LATE = "the call took longer than RADIANT_CALL_SECONDS allows";

    private static final Section NOTHING = new Section(null, null, null, "", true);

    private final RequestMemory memory;
    private final Pool pool;
    private final long deadline;
    private volatile boolean hasDeadline;
    private final ObservedCall observed;

    // Guarded by this.
    private final List<Section> sections = new ArrayList<>(2);
    private Runnable ending = () -> {};
    private Runnable afterwards = () -> {};
    private long held;
    private boolean closed;

    /** When the call timed out or its caller left, in {@link System#nanoTime()}. */
    private long over;

    private volatile boolean isOver;
    private volatile Identity caller = Identity.NOBODY;
    /** The request's own thread; null if the server knows nobody on any thread. */
    private volatile Thread own;

    private Body body = Body.NONE;

    /** The progress of a body; times are in {@link System#nanoTime()}. */
    private record Body(long began, long progressed, long bytes) {
        static final Body NONE = new Body(0, 0, 0);
    }

    /** A piece of work that one thread does for the call. Sections of one thread may be nested. */
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

        /** Called when the thread leaves this section. */
        public void end() {
            if (budget != null) {
                budget.leave(this);
            }
        }

        /** Interrupts the thread, unless it has left this section or is in code that must not be interrupted. */
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

    /** Sets the task that answers the caller when the time is up. It runs at most once, on a separate thread. */
    public synchronized void whenOver(Runnable task) {
        ending = task;
    }

    /** Sets the task to run when the call has been answered and no thread works for it any longer. */
    public synchronized void whenEnded(Runnable task) {
        afterwards = task;
    }

    /** When the call must end; empty if it has no deadline. */
    public Optional<Instant> deadline() {
        return hasDeadline ? Optional.of(Instant.now().plusNanos(deadline - System.nanoTime())) : Optional.empty();
    }

    /** Takes the deadline away, of a call that may stay open without doing anything. */
    public void liftDeadline() {
        hasDeadline = false;
    }

    /** Sets who makes the call. The current thread is the request's own, on which the server may know the caller. */
    public void identify(Identity identity) {
        if (this != UNLIMITED) {
            caller = identity;
            own = Thread.currentThread();
        }
    }

    /** Sets who makes a call that runs on threads of a pool, on which the server knows nobody. */
    public void identifyInPool(Identity identity) {
        if (this != UNLIMITED) {
            caller = identity;
            own = null;
        }
    }

    /** Whether the current thread is the one on which the server may know the caller. */
    public boolean isOnOwnThread() {
        return own == Thread.currentThread();
    }

    /** Who makes the call; {@link Identity#NOBODY} until it is identified. */
    public Identity caller() {
        return caller;
    }

    /** The call as seen by observers. */
    public ObservedCall observed() {
        return observed;
    }

    /** Whether the call timed out or was canceled, so that nobody waits for the answer any longer. */
    public boolean isOver() {
        return isOver;
    }

    @Override
    public void take(long bytes) {
        if (this != UNLIMITED) {
            synchronized (this) {
                if (closed && sections.isEmpty()) { // nobody would give it back
                    throw new SeldonException(Reason.DEADLINE_EXCEEDED, "the call has already ended");
                }
                memory.take(held, bytes);
                held += bytes;
            }
        }
    }

    /** Gives memory back before the call ends, such as that of a stream's message whose handler has returned. */
    public void giveBack(long bytes) {
        if (this != UNLIMITED) {
            synchronized (this) {
                long returned = Math.min(bytes, held); // after the end nothing is left to give back
                memory.giveBack(held, returned);
                held -= returned;
            }
        }
    }

    /**
     * Registers the current thread as working for the call.
     *
     * @param where component and method, for messages; empty if it is not user code
     * @param interruptible whether the thread may be interrupted
     * @return the section, which the thread must end when it leaves the code
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
                                + " was not called: the call has timed out or was canceled");
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
            Thread.interrupted(); // must not affect what the thread does next
        }
        boolean missed = section.interrupted || !section.interruptible;
        if (isOver && missed && section.outer != null && section.outer.interruptible) {
            section.outer.interrupted = true; // but must stop what it still does for this call
            section.thread.interrupt();
        }
        end();
    }

    /** Called when the body begins to arrive. */
    public synchronized void bodyBegins() {
        if (this == UNLIMITED) {
            return;
        }
        long now = System.nanoTime();
        body = new Body(now, now, 0);
    }

    /**
     * Called when more of the body has arrived.
     *
     * @throws SeldonException {@link Reason#REQUEST_TIMEOUT} if the body has been abandoned
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

    /** Called when the body has arrived completely. */
    public synchronized void bodyEnds() {
        body = Body.NONE;
    }

    /** Whether a part of the body is still missing. */
    public synchronized boolean isReading() {
        return body != Body.NONE;
    }

    /** The failure of a body that was abandoned while it was read. */
    public static SeldonException tooSlow(IOException cause) {
        return new SeldonException(Reason.REQUEST_TIMEOUT, TOO_SLOW, cause);
    }

    /** Whether the call's deadline has passed. */
    public boolean isLate() {
        return hasDeadline && System.nanoTime() - deadline >= 0;
    }

    /**
     * Cancels the call, because the caller has gone or was answered otherwise, and interrupts the threads working
     * for it.
     */
    public synchronized void cancel() {
        if (!isOver) {
            isOver = true;
            over = System.nanoTime();
            for (Section section : sections) {
                innermost(section.thread).ifPresent(Section::interruptNow);
            }
        }
    }

    /** Called when the call has been answered. */
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
     * Ends the call if its time is up, and detects threads that do not stop.
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
