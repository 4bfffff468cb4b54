package org.primeradiant.grpc;

import io.grpc.Metadata;
import io.grpc.SynchronizationContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Connects streaming calls to the server's non-blocking streams, so that no thread waits for a caller. */
final class ServletStream {
    private ServletStream() {}

    /**
     * A request whose messages are read as they arrive.
     *
     * @param maxMessageSize largest message, in bytes
     */
    record Request(ServletInputStream body, Metadata headers, int maxMessageSize) {}

    /**
     * Starts the handler and registers the listeners of both directions. Must be called on the thread on which the
     * server handles the request.
     */
    static void open(ServletCall<?, ?> call, ServletAnswer answer, Request request, CallAdmission admitted)
            throws IOException {
        SynchronizationContext turns = new SynchronizationContext((thread, failure) -> answer.abandon(failure));
        DemandedFrames frames = new DemandedFrames(request, admitted.budget(), call, turns);
        Executor ender = ending -> {
            frames.stop();
            end(ending, admitted.executor());
        };
        ServletOutputStream out = answer.stream();
        QueuedOutput output = new QueuedOutput(out, admitted.budget(), turns, ender);
        output.whenReady(call::tellReady);
        output.whenLost(call::lose);
        answer.through(output);
        call.start(request.headers(), frames);
        out.setWriteListener(output);
        request.body().setReadListener(frames);
    }

    /** Keeps off the server's I/O threads, because Undertow reads the rest of the body when the response ends. */
    private static void end(Runnable ending, Executor executor) {
        try {
            executor.execute(ending);
        } catch (RejectedExecutionException e) {
            ending.run(); // the application is stopping
        }
    }
}
