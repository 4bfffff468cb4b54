package org.primeradiant.logger;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.primeradiant.logger.Courier.Outcome;
import org.primeradiant.logger.Courier.Result;

/**
 * Where events go: takes them from callers, and sends them on a thread of its own. {@link #offer} is thread-safe and
 * never blocks; the rest belongs to that thread.
 *
 * <p>While the sink does not answer, what comes is written to disk as long as there is room, and then stays in the
 * queue until that is full. One event at a time then tries whether the sink is back, after pauses that double up to
 * half a minute.
 */
final class Sink {
    /** A sink that takes nothing. */
    static final Sink NONE = new Sink();

    private static final int IN_FLIGHT = 10;
    private static final int BATCH = 256;
    /** Failed attempts between successes of others after which an event is given up. */
    private static final int MOST_ATTEMPTS = 5;

    private static final long MOST_ATTEMPT_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** While events come, the thread looks for them this often, so that callers need not wake it. */
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int NAPS = 50;

    private final URI target;
    private final BlockingQueue<Entry> queue;
    private final int capacity;
    private final HeldMemory memory;
    private final Encoder encoder;
    private final Courier courier;
    private final Executor senders;
    private final LoggerMetrics metrics;
    private final Optional<Spool> spool;
    private final Outage outage;
    private volatile Thread thread;
    private volatile boolean resting;
    private volatile boolean closed;
    /** When the thread must have ended, in {@link System#nanoTime()}; set before {@link #closed}. */
    private volatile long deadline;

    /** What the senders have done. */
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();

    // Of the sink's thread.
    private final Map<Delivery, Attempt> flying = new HashMap<>();
    /** Encoded events that are to be sent, or sent again. */
    private final Deque<Delivery> waiting = new ArrayDeque<>();

    private long taken;
    private boolean freshNext = true;

    private record Done(Delivery delivery, Outcome outcome) {}

    private record Attempt(long began, FutureTask<?> task) {}

    /**
     * The parts that sinks share.
     *
     * @param capacity the most events that wait in the queue of a sink
     * @param memory what the payloads may hold
     * @param encoder makes events
     * @param courier sends them
     * @param senders runs attempts to send
     * @param metrics counts them
     */
    record Parts(
            int capacity,
            HeldMemory memory,
            Encoder encoder,
            Courier courier,
            Executor senders,
            LoggerMetrics metrics) {}

    private Sink() {
        this.target = URI.create("");
        this.outage = new Outage(target);
        this.capacity = 1;
        this.queue = new ArrayBlockingQueue<>(1);
        this.memory = new HeldMemory(0);
        this.metrics = new LoggerMetrics();
        this.encoder = null;
        this.courier = null;
        this.senders = Runnable::run;
        this.spool = Optional.empty();
        this.closed = true;
    }

    /** Creates a sink, which takes events at once and sends them when it is started. */
    Sink(URI target, Parts parts, Optional<Spool> spool) {
        this.target = target;
        this.outage = new Outage(target);
        this.capacity = parts.capacity();
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.memory = parts.memory();
        this.encoder = parts.encoder();
        this.courier = parts.courier();
        this.senders = parts.senders();
        this.metrics = parts.metrics();
        this.spool = spool;
    }

    /** Takes a payload if there is room; otherwise drops and counts it. */
    void offer(Entry entry) {
        if (closed) {
            metrics.dropped(LoggerMetrics.Drop.STOP);
            return;
        }
        if (!memory.take(entry.weight())) {
            metrics.dropped(LoggerMetrics.Drop.MEMORY);
        } else if (!queue.offer(entry)) {
            memory.giveBack(entry.weight());
            metrics.dropped(LoggerMetrics.Drop.QUEUE);
        }
        wake();
    }

    /** The number of payloads in the queue. */
    int size() {
        return queue.size();
    }

    private void wake() {
        if (resting) {
            resting = false;
            LockSupport.unpark(thread);
        }
    }

    /** Runs until the sink is closed. */
    void run() {
        thread = Thread.currentThread();
        int idle = 0;
        while (!isOver()) {
            boolean moved = settle();
            moved |= spill();
            moved |= send();
            idle = moved ? 0 : idle + 1;
            if (!moved) {
                rest(idle);
            }
        }
        end();
    }

    /** Ends the sink; its thread then sends or spools what it has, until the deadline. */
    void close(long byNanoTime) {
        deadline = byNanoTime;
        closed = true;
        resting = false;
        LockSupport.unpark(thread);
    }

    private boolean isOver() {
        if (!closed) {
            return false;
        }
        boolean isEmpty = queue.isEmpty()
                && flying.isEmpty()
                && waiting.stream().allMatch(delivery -> delivery.segment().isPresent());
        return isEmpty || isLate() || outage.isOn();
    }

    /** Whether so little time is left that nothing more is sent: a third is for the disk. */
    private boolean isLate() {
        return deadline - System.nanoTime() < PayloadLog.STOP_NANOS / 3;
    }

    private void rest(int idle) {
        if (Thread.interrupted()) { // the server ends its threads
            close(System.nanoTime() + PayloadLog.STOP_NANOS);
        }
        if (closed || idle < NAPS) {
            LockSupport.parkNanos(NAP_NANOS);
            return;
        }
        resting = true;
        if (queue.isEmpty() && done.isEmpty() && !closed) {
            LockSupport.parkNanos(REST_NANOS);
        }
        resting = false;
    }

    /** Deals with attempts that have ended, and ends those that take too long. */
    private boolean settle() {
        long now = System.nanoTime();
        for (Attempt attempt : flying.values()) {
            if (now - attempt.began() > MOST_ATTEMPT_NANOS) {
                attempt.task().cancel(true);
            }
        }
        boolean moved = false;
        for (Done next = done.poll(); next != null; next = done.poll()) {
            if (flying.remove(next.delivery()) != null) {
                settle(next.delivery(), next.outcome());
                moved = true;
            }
        }
        return moved;
    }

    private void settle(Delivery delivery, Outcome outcome) {
        switch (outcome.result()) {
            case TAKEN -> {
                outage.end();
                taken++;
                metrics.sent();
                release(delivery);
            }
            case REFUSED -> {
                outage.end();
                refused(delivery, outcome);
            }
            case FAILED -> {
                metrics.retried();
                outage.failed(outcome.detail());
                if (delivery.failed(taken) >= MOST_ATTEMPTS) {
                    refused(delivery, outcome);
                } else {
                    keep(delivery);
                }
            }
        }
    }

    private void refused(Delivery delivery, Outcome outcome) {
        metrics.failed(LoggerMetrics.Failure.REJECTED);
        outage.refused(outcome.detail());
        release(delivery);
    }

    /** Keeps an event for later: on disk if possible. */
    private void keep(Delivery delivery) {
        if (delivery.segment().isPresent() || !spooled(delivery)) {
            waiting.addLast(delivery);
        }
    }

    /** Moves an event from memory to the disk, if there is room. */
    private boolean spooled(Delivery delivery) {
        if (spool.isEmpty()) {
            return false;
        }
        byte[] record;
        try {
            record = delivery.event().stored();
        } catch (OutOfMemoryError e) { // it would take twice its size; others are smaller
            metrics.dropped(LoggerMetrics.Drop.MEMORY);
            release(delivery);
            return true;
        }
        if (!spool.get().canHold(record)) {
            metrics.dropped(LoggerMetrics.Drop.SIZE);
            release(delivery);
            return true;
        }
        if (!spool.get().append(record)) {
            return false;
        }
        metrics.spooled();
        memory.giveBack(delivery.weight());
        return true;
    }

    /** The event is done with. */
    private void release(Delivery delivery) {
        memory.giveBack(delivery.weight());
        Optional<Segment> segment = delivery.segment();
        if (segment.isPresent() && segment.get().resolve()) {
            spool.ifPresent(disk -> disk.delete(segment.get()));
        }
    }

    /** Writes events to disk that cannot be sent as fast as they come. */
    private boolean spill() {
        if (spool.isEmpty() || !isCongested()) {
            return false;
        }
        if (!spoolWaiting()) {
            return false;
        }
        int moved = 0;
        for (Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
            Optional<Delivery> delivery = encoded(entry);
            moved++;
            boolean isFull = delivery.isPresent() && !spooled(delivery.get());
            if (isFull) {
                waiting.addLast(delivery.get());
            }
            if (isFull || moved == BATCH) {
                break;
            }
        }
        if (moved > 0) {
            spool.get().sync();
        }
        return moved > 0;
    }

    private boolean isCongested() {
        boolean busy = flying.size() >= IN_FLIGHT;
        return outage.isOn() || busy && (queue.size() > capacity / 2 || memory.isTight());
    }

    /** Tries again for those that did not fit; false if one still does not. */
    private boolean spoolWaiting() {
        for (int left = waiting.size(); left > 0; left--) {
            Delivery delivery = waiting.pollFirst();
            if (delivery.segment().isPresent()) {
                waiting.addLast(delivery);
            } else if (!spooled(delivery)) {
                waiting.addFirst(delivery);
                return false;
            }
        }
        return true;
    }

    private Optional<Delivery> encoded(Entry entry) {
        Optional<Event> event = encoder.event(entry);
        if (event.isEmpty()) {
            memory.giveBack(entry.weight());
        }
        return event.map(made -> Delivery.fresh(made, entry.weight()));
    }

    /** Sends as many events as may be on their way at once: one while the sink is down. */
    private boolean send() {
        boolean moved = false;
        while (maySend()) {
            Optional<Delivery> next = next();
            if (next.isEmpty()) {
                return moved;
            }
            launch(next.get());
            moved = true;
        }
        return moved;
    }

    private boolean maySend() {
        return outage.isOn() ? flying.isEmpty() && outage.isPauseOver() : flying.size() < IN_FLIGHT;
    }

    /**
     * Takes turns between new events and kept ones, so that neither waits for the other. At the end those that are on
     * disk stay there.
     */
    private Optional<Delivery> next() {
        freshNext = !freshNext && !outage.isOn();
        if (freshNext || closed && spool.isPresent()) {
            Optional<Delivery> fresh = fresh();
            return fresh.isPresent() || closed && spool.isPresent() ? fresh : kept();
        }
        Optional<Delivery> kept = kept();
        return kept.isPresent() ? kept : fresh();
    }

    private Optional<Delivery> fresh() {
        for (Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
            Optional<Delivery> delivery = encoded(entry);
            if (delivery.isPresent()) {
                return delivery;
            }
        }
        return Optional.empty();
    }

    private Optional<Delivery> kept() {
        if (waiting.isEmpty() && spool.isPresent() && !spool.get().isEmpty()) {
            spool.get()
                    .next()
                    .ifPresent(
                            segment -> segment.events().forEach(event -> waiting.addLast(Delivery.of(event, segment))));
        }
        return Optional.ofNullable(waiting.pollFirst());
    }

    private void launch(Delivery delivery) {
        Sending sending = new Sending(delivery);
        flying.put(delivery, new Attempt(System.nanoTime(), sending));
        try {
            senders.execute(sending);
        } catch (RejectedExecutionException e) { // the server has no thread for it
            done.add(new Done(delivery, new Outcome(Result.FAILED, "no thread")));
        }
    }

    /** An attempt, whatever comes of it. */
    private final class Sending extends FutureTask<Outcome> {
        private final Delivery delivery;

        Sending(Delivery delivery) {
            super(() -> courier.send(target, delivery.event()));
            this.delivery = delivery;
        }

        @Override
        protected void done() {
            done.add(new Done(delivery, outcome()));
            wake();
        }

        private Outcome outcome() {
            try {
                return get();
            } catch (CancellationException | InterruptedException e) {
                return new Outcome(Result.FAILED, "no answer in time");
            } catch (ExecutionException e) {
                return new Outcome(Result.FAILED, e.getCause().getClass().getSimpleName());
            }
        }
    }

    /** Keeps what is left on disk; what the time does not suffice for is dropped and counted. */
    private void end() {
        settle();
        for (Map.Entry<Delivery, Attempt> unsettled : flying.entrySet()) {
            unsettled.getValue().task().cancel(true);
            keepAtEnd(unsettled.getKey()); // perhaps the sink has it; then it gets it twice
        }
        flying.clear();
        waiting.forEach(this::keepAtEnd);
        waiting.clear();
        for (Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
            if (spool.isEmpty() || deadline - System.nanoTime() < 0) {
                memory.giveBack(entry.weight());
                metrics.dropped(LoggerMetrics.Drop.STOP);
            } else {
                encoded(entry).ifPresent(this::keepAtEnd);
            }
        }
        spool.ifPresent(Spool::close);
    }

    private void keepAtEnd(Delivery delivery) {
        if (delivery.segment().isEmpty() && !spooled(delivery)) {
            memory.giveBack(delivery.weight());
            metrics.dropped(LoggerMetrics.Drop.STOP);
        }
    }
}
