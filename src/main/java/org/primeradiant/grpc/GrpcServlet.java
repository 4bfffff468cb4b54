package org.primeradiant.grpc;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
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

    private final transient Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();
    private final transient Server server;
    private final transient Executor workers;
    private final transient ScheduledExecutorService timer;
    private final int maxMessageSize;
    /** For calls that stay on the server's threads; more slow ones would leave it none for others. */
    private final transient Semaphore ownThreads =
            new Semaphore(Runtime.getRuntime().availableProcessors());

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
     * Reads on the server's thread, as what JAX-RS serves is read, and does all the rest at once, there or on one of ours:
     * each change of threads takes longer than a small call.
     */
    private <Q, A> void unary(ServerMethodDefinition<Q, A> method, HttpServletRequest request, ServletAnswer answer)
            throws IOException {
        Metadata headers = ServletHeaders.read(request);
        GatheredFrames body = new GatheredFrames();
        new MessageFrames(request.getInputStream(), headers, maxMessageSize, body).readAll();
        ServletCall<Q, A> call =
                new ServletCall<>(method, answer, request.getServerName(), context(headers), Runnable::run);
        Runnable work = () -> {
            call.start(headers);
            body.replay(call);
        };
        if (ownThreads.tryAcquire()) {
            try {
                work.run();
            } finally {
                ownThreads.release();
            }
        } else {
            execute(work, call);
        }
    }

    private void execute(Runnable work, ServletCall<?, ?> call) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            call.reject(e);
        }
    }

    /** Reads as the messages come, without a thread that waits for them. */
    private <Q, A> void streaming(ServerMethodDefinition<Q, A> method, HttpServletRequest request, ServletAnswer answer)
            throws IOException {
        Metadata headers = ServletHeaders.read(request);
        ServletCall<Q, A> call = new ServletCall<>(method, answer, request.getServerName(), context(headers), workers);
        call.start(headers);
        ServletInputStream body = request.getInputStream();
        body.setReadListener(new MessageFrames(body, headers, maxMessageSize, call));
    }

    private CancellableContext context(Metadata headers) {
        // Server reflection asks for its server under this key.
        Context context = Context.current().withValue(InternalServer.SERVER_CONTEXT_KEY, server);
        OptionalLong timeout = ServletHeaders.timeoutNanos(headers);
        return timeout.isPresent()
                ? context.withDeadlineAfter(timeout.getAsLong(), TimeUnit.NANOSECONDS, timer)
                : context.withCancellation();
    }
}
