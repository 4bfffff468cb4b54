package org.primeradiant.grpc;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Deadline;
import io.grpc.InternalServer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The gRPC door on the server's HTTP port, for servers whose HTTP/2 carries trailers.
 *
 * <p>As many calls as there are processors stay on the server's threads, others go to our pool, so that the server's few
 * threads are free for others. A client that cancels after its request is
 * complete is noticed when the answer is written, or at the call's deadline: servlets are not told of it earlier.
 */
public final class GrpcServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String GRPC = "application/grpc";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int WAITING_PER_PROCESSOR = 4; // of 16 threads that WildFly has for each

    private final transient Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();
    private final transient Server server;
    private final transient Executor workers;
    private final transient ScheduledExecutorService timer;
    private final int maxMessageSize;
    /** For calls that are answered on the server's threads; more slow ones would leave it none for others. */
    private final transient Semaphore answering = new Semaphore(PROCESSORS);
    /**
     * For the server's threads that wait for what has not come yet. If all of them waited, they might for ever: the calls of
     * a connection share one window of HTTP/2, which those fill that wait for a thread.
     */
    private final transient Semaphore waiting = new Semaphore(WAITING_PER_PROCESSOR * PROCESSORS);

    /** A door to the same services as the server's. */
    GrpcServlet(Server server, Executor workers, ScheduledExecutorService timer, int maxMessageSize) {
        for (ServerServiceDefinition service : server.getServices()) {
            service.getMethods()
                    .forEach(method -> methods.put(method.getMethodDescriptor().getFullMethodName(), method));
        }
        this.server = server;
        this.workers = workers;
        this.timer = timer;
        this.maxMessageSize = maxMessageSize;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.startsWith(GRPC)) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "this path speaks gRPC alone");
            return;
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(0); // the call's own deadline counts
        ServletAnswer answer = new ServletAnswer(async, response);
        String name = (request.getServletPath() + request.getPathInfo()).substring(1);
        ServerMethodDefinition<?, ?> method = methods.get(name);
        if (method == null) {
            answer.close(Status.UNIMPLEMENTED.withDescription("no method " + name), new Metadata());
        } else if (method.getMethodDescriptor().getType() == MethodType.UNARY) {
            unary(method, request, answer);
        } else {
            streaming(method, request, answer);
        }
    }

    /**
     * Begins when the request is complete, because Undertow ends the connection of a request that is answered while its body
     * still comes. Each change of threads takes longer than a small call.
     */
    private <Q, A> void unary(ServerMethodDefinition<Q, A> method, HttpServletRequest request, ServletAnswer answer)
            throws IOException {
        Metadata headers = ServletHeaders.read(request);
        Optional<Deadline> deadline = deadline(headers);
        String authority = request.getServerName();
        GatheredFrames gathered = new GatheredFrames();
        Runnable work = () -> {
            ServletCall<Q, A> call = new ServletCall<>(method, answer, authority, context(deadline), Runnable::run);
            call.start(headers);
            gathered.replay(call);
        };
        ServletInputStream body = request.getInputStream();
        MessageFrames frames = new MessageFrames(body, headers, maxMessageSize, gathered);
        if (!isRead(frames)) {
            gathered.whenEnded(() -> execute(work, answer));
            body.setReadListener(frames);
        } else if (answering.tryAcquire()) {
            try {
                work.run();
            } finally {
                answering.release();
            }
        } else {
            execute(work, answer);
        }
    }

    /** Whether the body was read to its end on this thread. */
    private boolean isRead(MessageFrames frames) {
        if (!waiting.tryAcquire()) {
            return frames.readReceived();
        }
        try {
            frames.readAll();
            return true;
        } finally {
            waiting.release();
        }
    }

    private void execute(Runnable work, ServletAnswer answer) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            answer.reject(e);
        }
    }

    /** Reads as the messages come, without a thread that waits for them. */
    private <Q, A> void streaming(ServerMethodDefinition<Q, A> method, HttpServletRequest request, ServletAnswer answer)
            throws IOException {
        Metadata headers = ServletHeaders.read(request);
        ServletCall<Q, A> call =
                new ServletCall<>(method, answer, request.getServerName(), context(deadline(headers)), workers);
        call.start(headers);
        ServletInputStream body = request.getInputStream();
        body.setReadListener(new MessageFrames(body, headers, maxMessageSize, call));
    }

    private static Optional<Deadline> deadline(Metadata headers) {
        OptionalLong timeout = ServletHeaders.timeoutNanos(headers);
        return timeout.isPresent()
                ? Optional.of(Deadline.after(timeout.getAsLong(), TimeUnit.NANOSECONDS))
                : Optional.empty();
    }

    private CancellableContext context(Optional<Deadline> deadline) {
        // Server reflection asks for its server under this key.
        Context context = Context.current().withValue(InternalServer.SERVER_CONTEXT_KEY, server);
        return deadline.isPresent() ? context.withDeadline(deadline.get(), timer) : context.withCancellation();
    }
}
