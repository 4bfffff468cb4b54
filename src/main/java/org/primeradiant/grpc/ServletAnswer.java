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
 * The HTTP response of a gRPC call. Thread-safe: a deadline closes it while a component's thread may still write; after
 * that the server reuses the response, and nothing may touch it.
 */
final class ServletAnswer {
    private static final Logger LOGGER = System.getLogger(ServletAnswer.class.getName());

    private final AsyncContext async;
    private final HttpServletResponse response;
    /** Not guarded: the server asks for them with locks of its own held. */
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

    /** The server's stream, of which nothing has been written yet, with no buffer. */
    ServletOutputStream stream() throws IOException {
        response.setBufferSize(1); // what Undertow's buffer holds when a flush finds the channel busy is not sent
        return response.getOutputStream();
    }

    /** Sends the messages through another output; before the first of them. */
    synchronized void through(MessageOutput other) {
        output = other;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Whether it ended otherwise than by the handler's answer. */
    synchronized boolean isCut() {
        return cut;
    }

    /** The status that the caller got; cancelled if it got none. */
    synchronized Status status() {
        return status;
    }

    /** How many bytes of messages were sent. */
    synchronized long bytes() {
        return bytes;
    }

    /** Whether another message would be on its way soon. */
    synchronized boolean isReady() {
        return !closed && output.isReady();
    }

    /** Runs the task once the call is closed, or at once if it is. */
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

    /** Sends one message. */
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

    /** Sends what the server may still hold of the messages. */
    synchronized void flush() {
        if (!completed) {
            output.flush();
        }
    }

    /** Ends the call as its handler says, once its messages have been written. */
    synchronized void close(Status status, Metadata metadata) {
        if (!closed) {
            closed = true;
            end(status, metadata);
            output.end(this::complete);
        }
    }

    /** Ends the call at once: messages that have not been written are dropped. */
    synchronized void cut(Status status) {
        if (!closed) {
            closed = true;
            end(status, new Metadata());
        }
        cutOff();
    }

    /** Tells the caller that there are no threads any more. */
    void reject(RejectedExecutionException cause) {
        LOGGER.log(Level.DEBUG, "A call came while the application stops", cause);
        cut(Status.UNAVAILABLE.withDescription("the application is stopping"));
    }

    /** Gives up: the caller has gone. */
    synchronized void abandon(Throwable cause) {
        closed = true;
        LOGGER.log(Level.DEBUG, "A caller went away", cause);
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
