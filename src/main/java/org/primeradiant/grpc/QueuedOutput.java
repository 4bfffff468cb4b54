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
 * Writes the messages of a stream as the server takes them, so that no thread waits for a slow caller. Messages that
 * wait are paid for by the call's budget.
 *
 * <p>Undertow calls {@link #onWritePossible()} more often than it has said that it is not ready, and from threads that
 * must not be held up. A call without cause does nothing here.
 */
final class QueuedOutput implements WriteListener, MessageOutput {
    /** So many bytes may wait before the sender should pause; as in grpc-netty. */
    private static final int READY = 32 << 10;
    /** Undertow copies what it cannot send at once, so it is given no more than that. */
    private static final int CHUNK = 16 << 10;

    private final ServletOutputStream out;
    private final Budget budget;
    private final SynchronizationContext turns;
    private final Executor ender;
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile Runnable whenReady = () -> {};
    private volatile Consumer<Throwable> whenLost = failure -> {};

    // Used in turn only.
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int written; // of the first that waits
    private boolean begun; // before the server calls, Undertow's stream must not be written to
    private boolean dropped;
    private boolean committed;
    private boolean unflushed;
    private Runnable ending = () -> {};
    private State state = State.OPEN;

    private enum State {
        OPEN,
        /** What waits is written, then the task runs that ends the answer. */
        ENDING,
        ENDED
    }

    /**
     * Writes to the stream, once the server says that it may.
     *
     * @param ender runs the task that ends the answer; called in turn
     */
    QueuedOutput(ServletOutputStream out, Budget budget, SynchronizationContext turns, Executor ender) {
        this.out = out;
        this.budget = budget;
        this.turns = turns;
        this.ender = ender;
    }

    /** The task to run each time that a sender that had to pause may go on. */
    void whenReady(Runnable task) {
        whenReady = task;
    }

    /** The task to run if the caller has gone. */
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
     * Needed because Undertow forgets the rest of a frame for which the caller's window was too small, until the next
     * operation on the stream: the caller would wait for it for ever.
     */
    @Override
    public void flush() {
        turns.execute(() -> {
            unflushed = committed; // before, a flush would send the headers that are not there yet
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
