package org.primeradiant.admission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.primeradiant.settings.Limits;

/**
 * Ends calls that take too long. One thread checks all calls twenty times a second, so that no call needs a timer of
 * its own. Late callers are answered on other threads, because a caller that does not read the answer may block the
 * thread that writes it. Thread-safe.
 */
public final class Watch implements AutoCloseable {
    /** The time that an interrupted component has before it counts as stuck. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOGGER = System.getLogger(Watch.class.getName());
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int ANSWERERS = 4;
    private static final int ANSWERS = 1000;
    private static final int END_MILLIS = 1000;

    private final Limits limits;
    private final AdmissionMetrics metrics;
    private final RequestMemory memory;
    private final List<Pool> pools = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor answerers;
    private final Thread thread;
    private final Consumer<String> obstacle;
    private final List<CallObserver> observers;
    private volatile boolean closed;
    private String exhaustion = "";

    /**
     * Creates a watch; {@link #start} starts it.
     *
     * @param limits the time limits of calls and the size of the request memory
     * @param factory creates the watching thread and those that answer late callers
     * @param obstacle gets a message when components hold most of the threads of a transport for calls that are over,
     *     and an empty text when they have released them
     * @param observers are notified of every call
     */
    public Watch(Limits limits, ThreadFactory factory, Consumer<String> obstacle, List<CallObserver> observers) {
        this.observers = List.copyOf(observers);
        this.limits = limits;
        this.metrics = new AdmissionMetrics(this);
        this.memory = new RequestMemory(limits.requestMemory(), () -> metrics.refused(AdmissionMetrics.Refusal.MEMORY));
        this.obstacle = obstacle;
        this.answerers = new ThreadPoolExecutor(
                ANSWERERS, ANSWERERS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(ANSWERS), factory);
        this.answerers.allowCoreThreadTimeOut(true);
        this.thread = factory.newThread(this::run);
    }

    /** Starts watching. */
    public void start() {
        thread.start();
    }

    /** The metrics of admission control. */
    public AdmissionMetrics metrics() {
        return metrics;
    }

    /** The memory that requests share. */
    public RequestMemory memory() {
        return memory;
    }

    /** Registers the threads of a transport. */
    public Pool pool(String name, int threads) {
        Pool pool = new Pool(name, threads);
        pools.add(pool);
        return pool;
    }

    /** Begins a call whose caller sets no deadline; it may take {@link Limits#callTime()}, any time if zero. */
    public Budget begin(Pool pool) {
        long nanos = limits.callTime().toNanos();
        return begin(pool, System.nanoTime() + nanos, nanos > 0);
    }

    /** Begins a call that its caller or transport ends in time. */
    public Budget beginUntimed(Pool pool) {
        return begin(pool, 0, false);
    }

    private Budget begin(Pool pool, long deadline, boolean hasDeadline) {
        ObservedCall observed = observers.isEmpty() ? ObservedCall.UNOBSERVED : new ObservedCall(observers);
        Budget budget = new Budget(memory, pool, deadline, hasDeadline, observed);
        pool.began(budget);
        return budget;
    }

    /** The components that hold threads for calls that are over, with their number of threads over all transports. */
    public Map<String, Integer> stuck() {
        Map<String, Integer> all = new TreeMap<>();
        pools.forEach(pool -> pool.stuck().forEach((where, held) -> all.merge(where, held, Integer::sum)));
        return all;
    }

    /** The number of calls whose budgets have not ended, by transport. */
    Map<String, Integer> admitted() {
        Map<String, Integer> all = new TreeMap<>();
        pools.forEach(pool -> all.merge(pool.name(), pool.budgets().size(), Integer::sum));
        return all;
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(TICK_NANOS);
            tick(System.nanoTime());
        }
    }

    void tick(long now) {
        for (Pool pool : pools) {
            for (Budget budget : pool.budgets()) {
                budget.check(now, limits).ifPresent(this::answer);
            }
        }
        String held =
                pools.stream().filter(Pool::isExhausted).map(Pool::exhaustion).collect(Collectors.joining("; "));
        if (!held.equals(exhaustion)) {
            exhaustion = held;
            obstacle.accept(held);
        }
    }

    private void answer(Runnable task) {
        try {
            answerers.execute(task);
        } catch (RejectedExecutionException e) {
            LOGGER.log(
                    Level.WARNING,
                    "A late call gets no error response: too many calls are late, or the application is stopping");
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        answerers.shutdown();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
