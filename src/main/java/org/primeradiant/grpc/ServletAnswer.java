package org.primeradiant.grpc;

import io.grpc.Drainable;
import io.grpc.Metadata;
import io.grpc.Status;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/**
 * The HTTP response of a gRPC call. Thread-safe: a deadline closes it while a component's thread may still write; after
 * that the server reuses the response, and nothing may touch it.
 */
final class ServletAnswer {
    private static final Logger LOGGER = System.getLogger(ServletAnswer.class.getName());
    private static final int HEADER = 5;

    private final AsyncContext async;
    private final HttpServletResponse response;

    // Guarded by this.
    private boolean hasHeaders;
    private boolean closed;
    private Map<String, String> trailers = Map.of();
    private Runnable afterwards = () -> {};

    ServletAnswer(AsyncContext async, HttpServletResponse response) {
        this.async = async;
        this.response = response;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Has the task run once the call is closed; now, if it is. */
    void whenClosed(Runnable task) {
        synchronized (this) {
            if (!closed) {
                Runnable before = afterwards;
                afterwards = () -> {
                    before.run();
                    task.run();
                };
                return;
            }
        }
        task.run();
    }

    synchronized void headers(Metadata headers) {
        if (closed || hasHeaders) {
            return;
        }
        hasHeaders = true;
        response.setContentType("application/grpc");
        ServletHeaders.write(headers).forEach(response::setHeader);
        response.setTrailerFields(this::trailers);
    }

    /** Writes one message; sends it on its way at once if more may follow. */
    synchronized void message(InputStream message, boolean flush) {
        if (closed) {
            return;
        }
        try {
            OutputStream out = response.getOutputStream();
            out.write(ByteBuffer.allocate(HEADER)
                    .put((byte) 0)
                    .putInt(message.available())
                    .array());
            if (message instanceof Drainable known) {
                known.drainTo(out);
            } else {
                message.transferTo(out);
            }
            if (flush) {
                out.flush();
            }
        } catch (IOException e) {
            abandon(e);
        }
    }

    synchronized void close(Status status, Metadata metadata) {
        if (closed) {
            return;
        }
        closed = true;
        Map<String, String> fields = ServletHeaders.write(metadata);
        fields.put("grpc-status", String.valueOf(status.getCode().value()));
        if (status.getDescription() != null) {
            fields.put("grpc-message", ServletHeaders.percentEncoded(status.getDescription()));
        }
        if (hasHeaders) {
            trailers = fields;
        } else {
            response.setContentType("application/grpc");
            fields.forEach(response::setHeader);
        }
        complete();
    }

    /** Tells the caller that there are no threads any more. */
    void reject(RejectedExecutionException cause) {
        LOGGER.log(Level.DEBUG, "A call came while the application stops", cause);
        close(Status.UNAVAILABLE.withDescription("the application is stopping"), new Metadata());
    }

    /** Gives up: the caller has gone. */
    synchronized void abandon(Throwable cause) {
        if (!closed) {
            closed = true;
            LOGGER.log(Level.DEBUG, "A caller went away", cause);
            complete();
        }
    }

    private void complete() {
        try {
            async.complete();
        } finally {
            afterwards.run();
        }
    }

    private synchronized Map<String, String> trailers() {
        return trailers;
    }
}
