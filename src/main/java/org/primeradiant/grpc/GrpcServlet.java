package org.primeradiant.grpc;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Deadline;
import io.grpc.Grpc;
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
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.primeradiant.admission.Budget;
import org.primeradiant.identity.Identity;
import org.primeradiant.settings.IdentitySettings.Mechanism;

/**
 * gRPC on the server's HTTP port, for servers whose HTTP/2 supports trailers.
 *
 * <p>Up to one call per processor runs on the server's threads, the others on Radiant's pool, so that the server's few
 * threads stay free for other requests. A client that cancels after its request is complete is noticed only when the
 * response is written, or at the call's deadline: servlets are not told earlier.
 */
public final class GrpcServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = System.getLogger(GrpcServlet.class.getName());
    private static final String GRPC = "application/grpc";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int WAITING_PER_PROCESSOR = 4; // of the 16 per processor that WildFly has

    private static final int FLUSH_MILLIS = 50;

    private final transient Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();
    private final transient Server server;
    private final transient Admission admission;
    private final transient ScheduledExecutorService timer;
    private final int maxMessageSize;
    private final transient Set<Mechanism> known;
    /** Permits to answer a call on a thread of the server: more slow calls could take all its threads. */
    private final transient Semaphore answering = new Semaphore(PROCESSORS);
    /**
     * Permits to block a thread of the server until a request is complete. If all its threads blocked, they might do so
     * forever: the calls of a connection share one HTTP/2 window, which calls that wait for a thread can fill.
     */
    private final transient Semaphore waiting = new Semaphore(WAITING_PER_PROCESSOR * PROCESSORS);

    /**
     * Creates a servlet for the services of the given server.
     *
     * @param known the mechanisms of the application server by which callers are known
     */
    GrpcServlet(
            Server server,
            Admission admission,
            ScheduledExecutorService timer,
            int maxMessageSize,
            Set<Mechanism> known) {
        for (ServerServiceDefinition service : server.getServices()) {
            service.getMethods()
                    .forEach(method -> methods.put(method.getMethodDescriptor().getFullMethodName(), method));
        }
        this.server = server;
        this.admission = admission;
        this.timer = timer;
        this.maxMessageSize = maxMessageSize;
        this.known = Set.copyOf(known);
    }

    @Override
    public void init() {
        try {
            timer.scheduleWithFixedDelay(admission.streams()::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.DEBUG, "The first call arrived while the application is stopping, and will be refused", e);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.startsWith(GRPC)) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "this path accepts gRPC only");
            return;
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(0); // the call has its own deadline
        ServletAnswer answer = new ServletAnswer(async, response);
        String name = (request.getServletPath() + request.getPathInfo()).substring(1);
        ServerMethodDefinition<?, ?> method = methods.get(name);
        if (method == null) {
            Status unknown = Status.UNIMPLEMENTED.withDescription("no method " + name);
            DroppedBody.refuse(
                    request.getInputStream(), answer, new DroppedBody.Refusal(unknown, new Metadata()), timer);
            return;
        }
        Call call = new Call(answer, ServletHeaders.read(request), name, peer(request));
        if (call.admitted.refusal().isPresent()) {
            DroppedBody.Refusal refusal =
                    new DroppedBody.Refusal(call.admitted.refusal().get(), call.admitted.trailers());
            DroppedBody.refuse(request.getInputStream(), answer, refusal, timer);
        } else if (method.getMethodDescriptor().getType() == MethodType.UNARY) {
            call.unary(method, request.getInputStream());
        } else {
            call.streaming(method, request.getInputStream());
        }
    }

    private ServletCall.Peer peer(HttpServletRequest request) {
        Attributes attributes = Attributes.newBuilder()
                .set(CallGuard.KNOWN, known(request))
                .set(
                        Grpc.TRANSPORT_ATTR_REMOTE_ADDR,
                        InetSocketAddress.createUnresolved(request.getRemoteAddr(), request.getRemotePort()))
                .build();
        return new ServletCall.Peer(request.getServerName(), attributes);
    }

    private Identity known(HttpServletRequest request) {
        Principal principal = known.contains(Mechanism.CONTAINER) ? request.getUserPrincipal() : null;
        if (principal != null) {
            // The call may run on a thread where the server does not know the caller.
            return new Identity(principal.getName(), request::isUserInRole, Identity.CONTAINER, false);
        }
        return known.contains(Mechanism.CERTIFICATE)
                ? Identity.ofCertificates(request.getAttribute(Identity.CERTIFICATES))
                : Identity.NOBODY;
    }

    /** One call, admitted or refused. */
    private final class Call {
        private final ServletAnswer answer;
        private final Metadata headers;
        private final ServletCall.Peer peer;
        private final CallAdmission admitted;

        Call(ServletAnswer answer, Metadata headers, String method, ServletCall.Peer peer) {
            this.answer = answer;
            this.headers = headers;
            this.peer = peer;
            this.admitted = admission.admit(method, headers);
            answer.whenClosed(() -> {
                admitted.outboundWireSize(answer.bytes());
                admitted.streamClosed(answer.status());
            });
        }

        /** Limits the time that a unary request may take to arrive. */
        private void watchBody() {
            admitted.budget().bodyBegins();
            admitted.budget().whenOver(() -> answer.cut(Status.DEADLINE_EXCEEDED.withDescription(Budget.TOO_SLOW)));
        }

        /**
         * Starts the call when its request is complete, because Undertow closes the connection of a request that is
         * answered while its body is still arriving. Avoids thread switches, which take longer than a small call.
         */
        <Q, A> void unary(ServerMethodDefinition<Q, A> method, ServletInputStream body) throws IOException {
            watchBody();
            GatheredFrames gathered = new GatheredFrames();
            Runnable work = () -> {
                admitted.budget().bodyEnds();
                ServletCall<Q, A> call = new ServletCall<>(method, answer, peer, context(), Runnable::run);
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

        /** Reads the body on this thread; false if the rest has yet to arrive and no thread may block for it. */
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
            // A stream may pause between messages, but neither within one nor until its handler gets a thread.
            Budget budget = admitted.budget();
            budget.whenOver(() -> answer.cut(
                    budget.isLate()
                            ? CallAdmission.NO_TURN
                            : Status.DEADLINE_EXCEEDED.withDescription(Budget.TOO_SLOW)));
            ServletCall<Q, A> call = new ServletCall<>(method, answer, peer, context(), admitted.executor());
            ServletStream.open(call, answer, new ServletStream.Request(body, headers, maxMessageSize), admitted);
            admission.streams().add(call);
        }

        private CancellableContext context() {
            Optional<Deadline> deadline = deadline(headers);
            // Server reflection looks up its server under this key.
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
