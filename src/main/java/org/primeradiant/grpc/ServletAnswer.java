package org.primeradiant.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.primeradiant.api.SeldonException;

/**
 * The HTTP response of a gRPC call. Thread-safe: a deadline may close it while a component's thread still writes. After
 * that the server reuses the response, so nothing may touch it.
 */
final class ServletAnswer {
    private static final Logger LOGGER = System.getLogger(ServletAnswer.class.getName());

    private final AsyncContext async;
    private final HttpServletResponse response;
    /** Not guarded, because the server reads them while it holds locks of its own. */
    private volatile Map<String, String> trailers = Map.of();

    // Guarded by this.
    private MessageOutput output;
    private boolean hasHeaders;
    private boolean closed;
    private boolean cut;
    private boolean completed;
    private Status status = Status.CANCELLED;
    private long bytes;
    private Runnable afterwards = () -> {};

    ServletAnswer(AsyncContext async, HttpServletResponse response) {
        this.async = async;
        this.response = response;
        this.output = new BlockingOutput(response);
    }

    /** The server's stream, unbuffered. Must be called before anything is written. */
    ServletOutputStream stream() throws IOException {
        response.setBufferSize(1); // Undertow would not send what it has buffered if a flush finds the channel busy
        return response.getOutputStream();
    }

    /** Replaces the output. Must be called before the first message. */
    synchronized void through(MessageOutput other) {
        output = other;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Whether the call was ended by something other than its handler. */
    synchronized boolean isCut() {
        return cut;
    }

    /** The status sent to the caller; {@code CANCELLED} if none was sent. */
    synchronized Status status() {
        return status;
    }

    /** The size of the messages sent, in bytes, without their framing. */
    synchronized long bytes() {
        return bytes;
    }

    /** Whether another message would be sent without excessive buffering. */
    synchronized boolean isReady() {
        return !closed && output.isReady();
    }

    /** Runs the task once the call is closed, or at once if it already is. */
    void whenClosed(Runnable task) {
        synchronized (this) {
            if (!completed) {
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
        response.setTrailerFields(() -> trailers);
    }

    /** Sends one message; does nothing if the call is closed. */
    synchronized void message(InputStream message) {
        if (closed) {
            return;
        }
        try {
            bytes += message.available();
            output.write(message);
        } catch (IOException e) {
            abandon(e);
        } catch (SeldonException e) {
            cut(Codes.status(e));
        }
    }

    /** Sends written messages that the server still holds back. */
    synchronized void flush() {
        if (!completed) {
            output.flush();
        }
    }

    /** Ends the call with its handler's status, once its messages have been written. */
    synchronized void close(Status status, Metadata metadata) {
        if (!closed) {
            closed = true;
            end(status, metadata);
            output.end(this::complete);
        }
    }

    /** Ends the call at once: drops messages that have not been written. */
    void cut(Status status) {
        cut(status, new Metadata());
    }

    /** Ends the call at once, as {@link #cut(Status)} does, with trailers. */
    synchronized void cut(Status status, Metadata metadata) {
        if (!closed) {
            closed = true;
            end(status, metadata);
        }
        cutOff();
    }

    /** Ends the call because the executor takes no more tasks: the application is stopping. */
    void reject(RejectedExecutionException cause) {
        LOGGER.log(Level.DEBUG, "A call arrived while the application is stopping", cause);
        cut(Status.UNAVAILABLE.withDescription("the application is stopping"));
    }

    /** Ends the call because the connection to the caller is lost. */
    synchronized void abandon(Throwable cause) {
        closed = true;
        LOGGER.log(Level.DEBUG, "The client disconnected", cause);
        cutOff();
    }

    private void end(Status end, Metadata metadata) {
        status = end;
        Map<String, String> fields = ServletHeaders.write(metadata);
        fields.put("grpc-status", String.valueOf(end.getCode().value()));
        if (end.getDescription() != null) {
            fields.put("grpc-message", ServletHeaders.percentEncoded(end.getDescription()));
        }
        if (hasHeaders) {
            trailers = fields;
        } else {
            response.setContentType("application/grpc");
            fields.forEach(response::setHeader);
        }
    }

    private void cutOff() {
        if (!completed) {
            cut = true;
            output.drop();
            output.end(this::complete);
        }
    }

    private synchronized void complete() {
        if (completed) {
            return;
        }
        completed = true;
        try {
            async.complete();
        } finally {
            afterwards.run();
        }
    }
}
