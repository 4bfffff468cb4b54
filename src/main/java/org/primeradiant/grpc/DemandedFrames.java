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
 * Reads the messages of a stream as its handler asks for them. What comes beyond is left with the server, so that
 * HTTP/2's window holds the caller back.
 *
 * <p>The server's threads and the handler's both read: {@code turns} lets one in at a time, and none waits for another.
 */
final class DemandedFrames implements ReadListener, Demand, Receiver {
    /** Most bytes of messages that wait for a handler, however many it has asked for; then one more is read. */
    private static final int AHEAD = 64 << 10;

    private final ServletInputStream body;
    private final Budget budget;
    private final Receiver receiver;
    private final SynchronizationContext turns;
    private final MessageFrames frames;

    // Used in turn only.
    private boolean begun; // before the server calls, Undertow's stream must not be asked whether it is ready
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

    /** Reads nothing more. In turn only. */
    void stop() {
        ended = true;
    }

    private void read() {
        if (!begun) {
            return;
        }
        try {
            // Asked even if nothing is wanted: else the server would not tell when the body ends.
            while (!ended && body.isReady() && isWanted() && frames.readMore()) {
                // readMore has passed it on
            }
            if (!ended && body.isFinished()) {
                ended = true;
                frames.onAllDataRead();
            }
        } catch (IOException e) {
            lose(e);
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
