package org.primeradiant.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Drops the body of a refused call and refuses the call at the body's end, because Undertow never returns to the
 * connection's flow-control window what was unread when the client reset the stream. Clients do that when they are
 * answered while sending, and one such call could use up the window that all calls of its connection share. A caller
 * that keeps its request open is refused after a second.
 */
final class DroppedBody implements ReadListener {
    private static final int MOST_MILLIS = 1000;
    private static final int NOWHERE = 8192;

    private final ServletInputStream body;
    private final ServletAnswer answer;
    private final Refusal refusal;
    private final byte[] nowhere = new byte[NOWHERE];

    /** What a refused caller is told. */
    record Refusal(Status status, Metadata trailers) {}

    private DroppedBody(ServletInputStream body, ServletAnswer answer, Refusal refusal) {
        this.body = body;
        this.answer = answer;
        this.refusal = refusal;
    }

    /** Refuses a call. Must be called on the thread on which the server handles the request. */
    static void refuse(ServletInputStream body, ServletAnswer answer, Refusal refusal, ScheduledExecutorService timer) {
        try {
            Future<?> last = timer.schedule(
                    () -> answer.cut(refusal.status(), refusal.trailers()), MOST_MILLIS, TimeUnit.MILLISECONDS);
            answer.whenClosed(() -> last.cancel(false));
            body.setReadListener(new DroppedBody(body, answer, refusal));
        } catch (RejectedExecutionException e) {
            answer.reject(e);
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (body.isReady() && body.read(nowhere) >= 0) {
            // dropped
        }
    }

    @Override
    public void onAllDataRead() {
        answer.close(refusal.status(), refusal.trailers());
    }

    @Override
    public void onError(Throwable failure) {
        answer.abandon(failure);
    }
}
