package org.primeradiant.grpc;

import io.grpc.Status;
import io.grpc.SynchronizationContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.primeradiant.admission.Budget;
import org.primeradiant.grpc.MessageFrames.Receiver;

/**
 * Reads the messages of a stream as its handler asks for them. Further data stays with the server, so that HTTP/2 flow
 * control holds the caller back.
 *
 * <p>Both the server's threads and the handler's read: {@code turns} admits one at a time, and none waits for another.
 */
final class DemandedFrames implements ReadListener, Demand, Receiver {
    /**
     * Reading pauses while at least this many bytes of messages wait for the handler, even if it has asked for more.
     */
    private static final int AHEAD = 64 << 10;

    private final ServletInputStream body;
    private final Budget budget;
    private final Receiver receiver;
    private final SynchronizationContext turns;
    private final MessageFrames frames;

    // Used only in tasks of turns.
    private boolean begun; // Undertow's isReady must not be called before its first callback
    private boolean ended;
    private long asked;
    private long waiting;

    DemandedFrames(ServletStream.Request request, Budget budget, Receiver receiver, SynchronizationContext turns) {
        this.body = request.body();
        this.budget = budget;
        this.receiver = receiver;
        this.turns = turns;
        this.frames = new MessageFrames(body, request.headers(), request.maxMessageSize(), budget, this);
    }

    @Override
    public void request(int messages) {
        turns.execute(() -> {
            asked += messages;
            read();
        });
    }

    @Override
    public void handled(long held) {
        budget.giveBack(held);
        turns.execute(() -> {
            waiting -= held;
            read();
        });
    }

    @Override
    public void onDataAvailable() {
        begin();
    }

    @Override
    public void onAllDataRead() {
        begin();
    }

    private void begin() {
        turns.execute(() -> {
            begun = true;
            read();
        });
    }

    @Override
    public void onError(Throwable failure) {
        turns.execute(() -> lose(failure));
    }

    /** Stops reading. Must be called in a task of {@code turns}. */
    void stop() {
        ended = true;
    }

    private void read() {
        if (!begun) {
            return;
        }
        try {
            // Calls isReady even if nothing is wanted: otherwise the server would not report the end of the body.
            while (!ended && body.isReady() && isWanted() && frames.readMore()) {
                watchMessage();
            }
            if (!ended && body.isFinished()) {
                ended = true;
                frames.onAllDataRead();
            }
        } catch (IOException e) {
            lose(e);
        }
    }

    /** A message must not stop halfway, however long the stream may pause before it. */
    private void watchMessage() {
        if (!frames.isWithinMessage()) {
            budget.bodyEnds();
        } else if (!budget.isReading()) {
            budget.bodyBegins();
        }
    }

    private boolean isWanted() {
        return asked > 0 && waiting < AHEAD || frames.isRefused();
    }

    @Override
    public void message(InputStream message, long held) {
        asked--;
        waiting += held;
        receiver.message(message, held);
    }

    @Override
    public void end() {
        receiver.end();
    }

    @Override
    public void refuse(Status status) {
        receiver.refuse(status);
    }

    @Override
    public void lose(Throwable cause) {
        if (!ended) {
            ended = true;
            receiver.lose(cause);
        }
    }
}
