package org.primeradiant.grpc;

import io.grpc.Metadata;
import io.grpc.SynchronizationContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Connects calls of more than one message to the server's streams, so that no thread waits for a caller. */
final class ServletStream {
    private ServletStream() {}

    /**
     * A request that is read as its messages come.
     *
     * @param maxMessageSize the largest message, in bytes
     */
    record Request(ServletInputStream body, Metadata headers, int maxMessageSize) {}

    /**
     * Calls the handler and lets the server call both directions. On the thread that the server handles the request on.
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

    /** Not on a thread of the server's I/O: ending the answer, Undertow reads what has not come of the body. */
    private static void end(Runnable ending, Executor executor) {
        try {
            executor.execute(ending);
        } catch (RejectedExecutionException e) {
            ending.run(); // the application stops
        }
    }
}
