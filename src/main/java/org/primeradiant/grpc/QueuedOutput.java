package org.primeradiant.grpc;

import io.grpc.SynchronizationContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.primeradiant.admission.Budget;

/**
 * Writes the messages of a stream as the server accepts them, so that no thread waits for a slow caller. Queued
 * messages are charged to the call's budget.
 *
 * <p>Undertow calls {@link #onWritePossible()} more often than it has reported not to be ready, and on threads that
 * must not block. A call without cause does nothing here.
 */
final class QueuedOutput implements WriteListener, MessageOutput {
    /** Number of queued bytes at which the sender should pause, as in grpc-netty. */
    private static final int READY = 32 << 10;
    /** Most bytes per write, because Undertow copies what it cannot send at once. */
    private static final int CHUNK = 16 << 10;

    private final ServletOutputStream out;
    private final Budget budget;
    private final SynchronizationContext turns;
    private final Executor ender;
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile Runnable whenReady = () -> {};
    private volatile Consumer<Throwable> whenLost = failure -> {};

    // Used only in tasks of turns.
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int written; // bytes of the first queued frame
    private boolean begun; // Undertow's stream must not be written to before its first callback
    private boolean dropped;
    private boolean committed;
    private boolean unflushed;
    private Runnable ending = () -> {};
    private State state = State.OPEN;

    private enum State {
        OPEN,
        /** The queue is written, then the task that ends the response runs. */
        ENDING,
        ENDED
    }

    /**
     * Creates the output; writes nothing before the server's first callback.
     *
     * @param ender runs the task that ends the response; called in a task of {@code turns}
     */
    QueuedOutput(ServletOutputStream out, Budget budget, SynchronizationContext turns, Executor ender) {
        this.out = out;
        this.budget = budget;
        this.turns = turns;
        this.ender = ender;
    }

    /** Sets the task to run each time that a sender that had to pause may continue. */
    void whenReady(Runnable task) {
        whenReady = task;
    }

    /** Sets the task to run if the connection to the caller is lost. */
    void whenLost(Consumer<Throwable> task) {
        whenLost = task;
    }

    @Override
    public void write(InputStream message) throws IOException {
        int length = message.available();
        budget.take(HEADER + length);
        byte[] frame = new byte[HEADER + length];
        ByteBuffer.wrap(frame, 1, HEADER - 1).putInt(length);
        message.readNBytes(frame, HEADER, length);
        waitingBytes.addAndGet(frame.length);
        turns.execute(() -> {
            waiting.add(frame);
            send();
        });
    }

    @Override
    public boolean isReady() {
        return waitingBytes.get() < READY;
    }

    @Override
    public void end(Runnable task) {
        turns.execute(() -> {
            if (state == State.OPEN) {
                state = State.ENDING;
                ending = task;
                send();
            }
        });
    }

    /**
     * Needed because Undertow holds back the rest of a frame that did not fit the caller's window until the next
     * operation on the stream: the caller would wait for it forever.
     */
    @Override
    public void flush() {
        turns.execute(() -> {
            unflushed = committed; // earlier, a flush would send headers that are not set yet
            send();
        });
    }

    @Override
    public void drop() {
        turns.execute(() -> {
            clear();
            send();
        });
    }

    @Override
    public void onWritePossible() {
        turns.execute(() -> {
            begun = true;
            send();
        });
    }

    @Override
    public void onError(Throwable failure) {
        turns.execute(() -> lose(failure));
    }

    private void send() {
        if (!begun || state == State.ENDED) {
            return;
        }
        try {
            while (!waiting.isEmpty() && out.isReady()) {
                writeNext();
            }
            if (unflushed && waiting.isEmpty() && out.isReady()) {
                unflushed = false;
                out.flush();
            }
        } catch (IOException e) {
            lose(e);
        }
        if (state == State.ENDING && (dropped || waiting.isEmpty() && out.isReady())) {
            state = State.ENDED;
            ender.execute(ending);
        }
    }

    private void writeNext() throws IOException {
        byte[] frame = waiting.element();
        int length = Math.min(CHUNK, frame.length - written);
        out.write(frame, written, length);
        committed = true;
        unflushed = true;
        written += length;
        if (written == frame.length) {
            waiting.remove();
            written = 0;
        }
        budget.giveBack(length);
        long before = waitingBytes.getAndAdd(-length);
        if (before >= READY && before - length < READY) {
            whenReady.run();
        }
    }

    private void clear() {
        waiting.clear();
        dropped = true;
    }

    private void lose(Throwable failure) {
        begun = true;
        clear();
        whenLost.accept(failure);
    }
}
