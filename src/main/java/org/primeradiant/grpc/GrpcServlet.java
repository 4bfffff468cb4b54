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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.primeradiant.admission.Budget;

/**
 * The gRPC door on the server's HTTP port, for servers whose HTTP/2 carries trailers.
 *
 * <p>As many calls as there are processors stay on the server's threads, others go to our pool, so that the server's
 * few threads are free for others. A client that cancels after its request is complete is noticed when the answer is
 * written, or at the call's deadline: servlets are not told of it earlier.
 */
public final class GrpcServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = System.getLogger(GrpcServlet.class.getName());
    private static final String GRPC = "application/grpc";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int WAITING_PER_PROCESSOR = 4; // of 16 threads that WildFly has for each

    private static final int FLUSH_MILLIS = 50;

    private final transient Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();
    private final transient Server server;
    private final transient Admission admission;
    private final transient ScheduledExecutorService timer;
    private final int maxMessageSize;
    /** For calls that are answered on the server's threads; more slow ones would leave it none for others. */
    private final transient Semaphore answering = new Semaphore(PROCESSORS);
    /**
     * For the server's threads that wait for what has not come yet. If all of them waited, they might for ever: the
     * calls of a connection share one window of HTTP/2, which those fill that wait for a thread.
     */
    private final transient Semaphore waiting = new Semaphore(WAITING_PER_PROCESSOR * PROCESSORS);

    /** A door to the same services as the server's. */
    GrpcServlet(Server server, Admission admission, ScheduledExecutorService timer, int maxMessageSize) {
        for (ServerServiceDefinition service : server.getServices()) {
            service.getMethods()
                    .forEach(method -> methods.put(method.getMethodDescriptor().getFullMethodName(), method));
        }
        this.server = server;
        this.admission = admission;
        this.timer = timer;
        this.maxMessageSize = maxMessageSize;
    }

    @Override
    public void init() {
        try {
            timer.scheduleWithFixedDelay(admission.streams()::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.DEBUG, "The first call comes while the application stops, and will be told so", e);
        }
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
            return;
        }
        Call call = new Call(answer, ServletHeaders.read(request), name, request.getServerName());
        if (call.admitted.refusal().isPresent()) {
            answer.close(call.admitted.refusal().get(), new Metadata());
        } else if (method.getMethodDescriptor().getType() == MethodType.UNARY) {
            call.unary(method, request.getInputStream());
        } else {
            call.streaming(method, request.getInputStream());
        }
    }

    /** One call, which has been let in or not. */
    private final class Call {
        private final ServletAnswer answer;
        private final Metadata headers;
        private final String authority;
        private final CallAdmission admitted;

        Call(ServletAnswer answer, Metadata headers, String method, String authority) {
            this.answer = answer;
            this.headers = headers;
            this.authority = authority;
            this.admitted = admission.admit(method, headers);
            answer.whenClosed(() -> {
                admitted.outboundWireSize(answer.bytes());
                admitted.streamClosed(answer.status());
            });
        }

        /** A stream may pause for as long as it likes; a single message may not. */
        private void watchBody() {
            admitted.budget().bodyBegins();
            admitted.budget().whenOver(() -> answer.cut(Status.DEADLINE_EXCEEDED.withDescription(Budget.TOO_SLOW)));
        }

        /**
         * Begins when the request is complete, because Undertow ends the connection of a request that is answered
         * while its body still comes. Each change of threads takes longer than a small call.
         */
        <Q, A> void unary(ServerMethodDefinition<Q, A> method, ServletInputStream body) throws IOException {
            watchBody();
            GatheredFrames gathered = new GatheredFrames();
            Runnable work = () -> {
                admitted.budget().bodyEnds();
                ServletCall<Q, A> call = new ServletCall<>(method, answer, authority, context(), Runnable::run);
                call.start(headers);
                gathered.replay(call);
            };
            MessageFrames frames = new MessageFrames(body, headers, maxMessageSize, admitted.budget(), gathered);
            if (!isRead(frames)) {
                gathered.whenEnded(() -> execute(work));
                body.setReadListener(frames);
            } else if (admitted.isOfComponent() && answering.tryAcquire()) {
                try {
                    work.run();
                } finally {
                    answering.release();
                }
            } else {
                execute(work);
            }
        }

        /** Whether the body was read to its end on this thread. */
        private boolean isRead(MessageFrames frames) {
            if (!waiting.tryAcquire()) {
                return frames.readReceived();
            }
            try {
                Budget.Section section = admitted.budget().enter("", true);
                try {
                    frames.readAll();
                    return true;
                } finally {
                    section.end();
                }
            } finally {
                waiting.release();
            }
        }

        private void execute(Runnable work) {
            admitted.budget().bodyEnds();
            admitted.budget().whenOver(() -> answer.cut(CallAdmission.NO_TURN));
            try {
                admitted.executor().execute(work);
            } catch (RejectedExecutionException e) {
                answer.reject(e);
            }
        }

        <Q, A> void streaming(ServerMethodDefinition<Q, A> method, ServletInputStream body) throws IOException {
            ServletCall<Q, A> call = new ServletCall<>(method, answer, authority, context(), admitted.executor());
            ServletStream.open(call, answer, new ServletStream.Request(body, headers, maxMessageSize), admitted);
            admission.streams().add(call);
        }

        private CancellableContext context() {
            Optional<Deadline> deadline = deadline(headers);
            // Server reflection asks for its server under this key.
            Context context =
                    admitted.filterContext(Context.current().withValue(InternalServer.SERVER_CONTEXT_KEY, server));
            return deadline.isPresent() ? context.withDeadline(deadline.get(), timer) : context.withCancellation();
        }
    }

    private static Optional<Deadline> deadline(Metadata headers) {
        OptionalLong timeout = ServletHeaders.timeoutNanos(headers);
        return timeout.isPresent()
                ? Optional.of(Deadline.after(timeout.getAsLong(), TimeUnit.NANOSECONDS))
                : Optional.empty();
    }
}
