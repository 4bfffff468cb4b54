package org.primeradiant.state;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Stands between components and a {@link StateStore}: components read sums from memory and never wait for the store.
 * Thread-safe.
 *
 * <p>One thread uses the store. It applies all changes that wait together, reloads the totals every second, and
 * records decisions ten times a second. While the store is away, changes go to the spool, if there is one.
 */
public final class SharedState implements AutoCloseable {
    /** Keeps nothing: what components learn stays with them. */
    public static final SharedState OFF = local();

    private static final Duration FOREVER = Duration.ofDays(36_500);

    /** The largest number of changes that may wait, and of predictions whose decisions wait. */
    static final int MOST_WAITING = 10_000;

    private static final Logger LOGGER = System.getLogger(SharedState.class.getName());
    private static final int BATCH = 512;
    /** Each has at most a mebibyte, and a change four. */
    private static final int LATER_AT_ONCE = 4;

    private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long RELOAD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long EXPIRY_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final StateStore store;
    private final Spool spool; // null without one
    private final Duration retention;
    private final Clock clock;

    private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<String, Map<String, Decision>> undecided = new ConcurrentHashMap<>();
    private final Map<StateName, Sums> totals = new ConcurrentHashMap<>();
    private final Map<String, List<Runnable>> observers = new ConcurrentHashMap<>();
    private final LongAdder droppedDecisions = new LongAdder();
    private final LongAdder repetitions = new LongAdder();
    /** Additions that nobody waits for. */
    private final Map<StateName, Sums> later = new HashMap<>(); // guarded by itself

    private Change sending; // guarded by later; what is being written of it; null if nothing is
    private volatile String trouble = "";
    private volatile int spooled;
    private final boolean isOn;
    private volatile boolean isClosing;
    private volatile Thread writer;

    private record Pending(Change change, CompletableFuture<Outcome> outcome) {}

    private SharedState(StateStore store, Spool spool, Duration retention, Clock clock, boolean isOn) {
        this.isOn = isOn;
        this.store = store;
        this.spool = spool;
        this.retention = retention;
        this.clock = clock;
    }

    /** Keeps state in this JVM: {@link #isOn} is false, but beans can use it. */
    public static SharedState local() {
        return new SharedState(new MemoryStore(), null, FOREVER, Clock.systemUTC(), false);
    }

    /**
     * Starts to use a store, with the totals that it has.
     *
     * @param retention how long feedback may come after its prediction
     * @throws StateException if the store cannot be read; it is closed then
     */
    public static SharedState start(StateStore store, Duration retention, ThreadFactory threads) throws StateException {
        return start(new SharedState(store, null, retention, Clock.systemUTC(), true), threads);
    }

    /**
     * The same with a spool.
     *
     * @param folder where changes are kept while the store is away
     * @param mostBytes bound of their size
     */
    public static SharedState start(
            StateStore store, Duration retention, ThreadFactory threads, Path folder, long mostBytes)
            throws StateException {
        Spool spool = null;
        try {
            spool = Spool.open(folder, mostBytes);
        } finally {
            if (spool == null) {
                store.close();
            }
        }
        return start(new SharedState(store, spool, retention, Clock.systemUTC(), true), threads);
    }

    private static SharedState start(SharedState state, ThreadFactory threads) throws StateException {
        boolean isReady = false;
        try {
            state.reload();
            state.spooled = state.spool == null ? 0 : state.spool.size();
            Thread writer = threads.newThread(state::run);
            state.writer = writer;
            writer.start();
            isReady = true;
        } catch (IOException e) {
            throw new StateException("cannot read the spool: " + e.getMessage(), e);
        } finally {
            if (!isReady) {
                state.release();
            }
        }
        return state;
    }

    /** Whether there is a store. */
    public boolean isOn() {
        return isOn;
    }

    /** Where state is kept, for people. */
    public String description() {
        return store.description();
    }

    /** Why the store cannot be used now; empty if it can. */
    public Optional<String> trouble() {
        return Optional.of(trouble).filter(text -> !text.isEmpty());
    }

    /** The number of changes in the spool. */
    public int spooled() {
        return spooled;
    }

    /** How many decisions were dropped because the store did not take them in time. */
    public long droppedDecisions() {
        return droppedDecisions.sum();
    }

    /** How many changes were recognized as repetitions. */
    public long repetitions() {
        return repetitions.sum();
    }

    /** How long feedback may come after its prediction. */
    public Duration retention() {
        return retention;
    }

    Instant now() {
        return clock.instant();
    }

    /** The sum over all replicas, at most about a second old for what others added. */
    public Sums total(StateName name) {
        return totals.getOrDefault(name, Sums.NONE);
    }

    /** Has a task run after each change of a node's totals, on the thread that uses the store. */
    void observe(String node, Runnable task) {
        observers.computeIfAbsent(node, each -> new CopyOnWriteArrayList<>()).add(task);
    }

    /**
     * Applies a change and waits until it is durable.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE} if it cannot be made durable now; repeat it then
     */
    public Outcome apply(Change change) {
        Pending pending = new Pending(change, new CompletableFuture<>());
        if (!isOn) {
            return applyHere(pending);
        }
        if (isClosing || !waiting.offer(pending)) {
            throw unavailable(isClosing ? "the deployment is stopping" : "too many changes wait for it", null);
        }
        try {
            return awaited(pending.outcome());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the call was given up before the change was durable; repeat it", e);
        } catch (ExecutionException e) {
            throw unavailable(String.valueOf(e.getCause().getMessage()), e.getCause());
        }
    }

    /** Sums need a lock, as two callers may come at once. */
    private synchronized Outcome applyHere(Pending pending) {
        commit(List.of(pending));
        return pending.outcome().join();
    }

    /**
     * A blob; empty if there is none.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE} if the store cannot be read now
     */
    public Optional<Blob> blob(StateName name) {
        try {
            return store.blob(name);
        } catch (StateException e) {
            throw unavailable(e.getMessage(), e);
        }
    }

    /** All sums of a node by name, in alphabetical order. */
    public Map<String, Sums> totals(String node) {
        Map<String, Sums> found = new TreeMap<>();
        totals.forEach((name, total) -> {
            if (name.node().equals(node)) {
                found.put(name.name(), total);
            }
        });
        return found;
    }

    /** Looks up now and then, because the thread may have ended between its last look at the queue and the offer. */
    private Outcome awaited(CompletableFuture<Outcome> outcome) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return outcome.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                Thread thread = writer;
                if ((thread == null || !thread.isAlive()) && !outcome.isDone()) {
                    throw unavailable("the thread that writes it has ended", e);
                }
            }
        }
    }

    private static SeldonException unavailable(String why, Throwable cause) {
        return new SeldonException(Reason.UNAVAILABLE, "the state store is unavailable: " + why, cause);
    }

    void addLater(StateName name, Sums addition) {
        synchronized (later) {
            later.merge(name, addition, Sums::plus);
        }
    }

    Sums current(StateName name) {
        synchronized (later) {
            Sums waits = later.getOrDefault(name, Sums.NONE);
            Sums sent = sending == null ? Sums.NONE : sending.additions().getOrDefault(name, Sums.NONE);
            return total(name).plus(waits).plus(sent);
        }
    }

    /** Writes what {@link #addLater} has gathered; the same change again after a failure. */
    private void flushLater() throws StateException {
        for (Change change = toSend(); change != null; change = toSend()) {
            store.apply(List.of(change));
            synchronized (later) {
                change.additions().forEach((name, addition) -> totals.merge(name, addition, Sums::plus));
                sending = null;
            }
        }
    }

    /** The change that failed last, or else as much as fits into one; null if there is nothing. */
    private Change toSend() {
        synchronized (later) {
            if (sending == null && !later.isEmpty()) {
                Map<StateName, Sums> taken = new HashMap<>();
                for (Map.Entry<StateName, Sums> each : later.entrySet()) {
                    if (taken.size() < LATER_AT_ONCE) {
                        taken.put(each.getKey(), each.getValue());
                    }
                }
                later.keySet().removeAll(taken.keySet());
                sending = Change.of(new ChangeKey("", "later", UUID.randomUUID().toString()), now(), taken);
            }
            return sending;
        }
    }

    /** Notes a decision, for feedback that names its puid alone. Never waits. */
    public void decided(String puid, String node, int branch, int rows) {
        boolean fits = undecided.size() < MOST_WAITING
                && !puid.isEmpty()
                && puid.length() <= StateName.LONGEST
                && node.length() <= StateName.LONGEST;
        if (!fits) {
            droppedDecisions.increment();
            return;
        }
        Decision decision = new Decision(puid, node, branch, rows, now());
        undecided.merge(puid, Map.of(node, decision), SharedState::union);
    }

    private static Map<String, Decision> union(Map<String, Decision> before, Map<String, Decision> later) {
        Map<String, Decision> union = new HashMap<>(before);
        union.putAll(later);
        return Map.copyOf(union);
    }

    /**
     * The decisions about a prediction.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if the puid is unknown or expired, which the message tells;
     *     {@link Reason#UNAVAILABLE} if the store cannot tell now
     */
    public Map<String, Decision> decisions(String puid) {
        Map<String, Decision> known = known(puid);
        if (known.isEmpty()) {
            throw new SeldonException(
                    Reason.NOT_FOUND, "the puid of the feedback is unknown: no router has answered under it");
        }
        Instant oldest = now().minus(retention);
        if (known.values().stream().allMatch(decision -> decision.at().isBefore(oldest))) {
            throw new SeldonException(
                    Reason.NOT_FOUND, "the puid of the feedback has expired: feedback is accepted for " + retention);
        }
        return known;
    }

    /** The decisions about a prediction, by node; empty if none is known. */
    private Map<String, Decision> known(String puid) {
        if (puid.isEmpty() || puid.length() > StateName.LONGEST) {
            return Map.of();
        }
        Map<String, Decision> waiting = undecided.getOrDefault(puid, Map.of());
        if (!waiting.isEmpty() && !trouble.isEmpty()) {
            return waiting;
        }
        Map<String, Decision> known = new HashMap<>();
        stored(puid).forEach(decision -> known.put(decision.node(), decision));
        known.putAll(waiting);
        return known;
    }

    /**
     * The decision of a node about a prediction; empty if none is known, however old it is.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE} if the store cannot tell now
     */
    Optional<Decision> find(String puid, String node) {
        return Optional.ofNullable(known(puid).get(node));
    }

    private List<Decision> stored(String puid) {
        try {
            return store.decisions(puid);
        } catch (StateException e) {
            throw unavailable(e.getMessage(), e);
        }
    }

    private void run() {
        try {
            long flush = System.nanoTime();
            long reload = flush + RELOAD_NANOS;
            long expiry = flush;
            while (!isClosing || !waiting.isEmpty()) {
                commit(next());
                long now = System.nanoTime();
                if (now - flush >= 0) {
                    flush();
                    flush = System.nanoTime() + FLUSH_NANOS;
                }
                if (now - reload >= 0) {
                    refresh();
                    reload = System.nanoTime() + RELOAD_NANOS;
                }
                if (now - expiry >= 0) {
                    expire();
                    expiry = System.nanoTime() + EXPIRY_NANOS;
                }
            }
            flush();
            refresh();
        } finally {
            trouble = isClosing ? trouble : "the thread that writes it has ended after an error; see the log";
            isClosing = true; // also after an error, so that nobody waits for a thread that has ended
            release();
            failWaiting();
        }
    }

    private List<Pending> next() {
        List<Pending> batch = new ArrayList<>();
        try {
            Pending first = waiting.poll(FLUSH_NANOS / 2, TimeUnit.NANOSECONDS);
            if (first != null) {
                batch.add(first);
                waiting.drainTo(batch, BATCH - 1);
            }
        } catch (InterruptedException e) {
            isClosing = true; // the server ends its threads; the flag is not restored, as it would close files
        }
        return batch;
    }

    private void commit(List<Pending> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (trouble.isEmpty() || spool == null) {
            try {
                List<Outcome> outcomes =
                        store.apply(batch.stream().map(Pending::change).toList());
                cleared();
                for (int i = 0; i < outcomes.size(); i++) {
                    finish(batch.get(i), outcomes.get(i));
                }
                return;
            } catch (StateException e) {
                troubled(e);
                if (spool == null) {
                    batch.forEach(each -> each.outcome().completeExceptionally(e));
                    return;
                }
            }
        }
        spool(batch);
    }

    private void finish(Pending pending, Outcome outcome) {
        if (outcome == Outcome.APPLIED) {
            Set<String> nodes = new HashSet<>();
            pending.change().additions().forEach((name, addition) -> {
                totals.merge(name, addition, Sums::plus);
                nodes.add(name.node());
            });
            nodes.forEach(this::tell);
        } else {
            repetitions.increment();
        }
        pending.outcome().complete(outcome);
    }

    private void tell(String node) {
        observers.getOrDefault(node, List.of()).forEach(Runnable::run);
    }

    private void spool(List<Pending> batch) {
        Map<ChangeKey, Pending> kept = new LinkedHashMap<>();
        List<Pending> repeated = new ArrayList<>();
        long room = spool.room();
        for (Pending pending : batch) {
            Change change = pending.change();
            long bytes = Spool.bytes(change);
            if (spool.holds(change.key()) || kept.containsKey(change.key())) {
                repeated.add(pending);
            } else if (bytes <= room) {
                room -= bytes;
                kept.put(change.key(), pending);
            } else {
                pending.outcome().completeExceptionally(new StateException(trouble + "; the spool is full, too"));
            }
        }
        try {
            spool.add(kept.values().stream().map(Pending::change).toList());
        } catch (IOException e) {
            StateException failure = new StateException("cannot write the spool: " + e.getMessage(), e);
            batch.forEach(each -> each.outcome().completeExceptionally(failure));
            return;
        }
        spooled = spool.size();
        kept.values().forEach(each -> finish(each, Outcome.APPLIED));
        repeated.forEach(each -> finish(each, Outcome.REPEATED));
    }

    private void flush() {
        Map<String, Map<String, Decision>> now = Map.copyOf(undecided);
        if (now.isEmpty() || !trouble.isEmpty()) {
            return;
        }
        try {
            store.record(now.values().stream()
                    .flatMap(each -> each.values().stream())
                    .toList());
            now.forEach(undecided::remove);
        } catch (StateException e) {
            troubled(e);
        }
    }

    private void refresh() {
        try {
            reload();
            cleared();
        } catch (StateException | IOException e) {
            troubled(e);
        }
    }

    private void reload() throws StateException, IOException {
        store.check();
        if (spool != null && !spool.isEmpty()) {
            spool.empty(store);
            spooled = 0;
        }
        flushLater();
        Map<StateName, Sums> now = store.totals();
        Set<String> changed = new HashSet<>();
        now.forEach((name, total) -> {
            if (!total.equals(totals.put(name, total))) {
                changed.add(name.node());
            }
        });
        totals.keySet().removeIf(name -> !now.containsKey(name) && changed.add(name.node()) | true);
        changed.forEach(this::tell);
    }

    private void expire() {
        try {
            store.expire(now().minus(retention.multipliedBy(2)));
        } catch (StateException e) {
            troubled(e);
        }
    }

    private void troubled(Exception failure) {
        if (trouble.isEmpty()) {
            LOGGER.log(
                    Level.ERROR,
                    () -> "The state store is away; routing goes on with what is known, feedback is "
                            + (spool == null ? "refused" : "spooled"),
                    failure);
        }
        trouble = String.valueOf(failure.getMessage());
    }

    private void cleared() {
        if (!trouble.isEmpty()) {
            trouble = "";
            LOGGER.log(Level.INFO, () -> "The state store is back");
        }
    }

    private void failWaiting() {
        for (Pending left = waiting.poll(); left != null; left = waiting.poll()) {
            left.outcome().completeExceptionally(new StateException("the deployment is stopping"));
        }
    }

    private void release() {
        store.close();
        if (spool != null) {
            spool.close();
        }
    }

    /** Writes what waits, and releases the store. */
    @Override
    public void close() {
        isClosing = true;
        Thread thread = writer;
        if (thread == null) {
            return;
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
