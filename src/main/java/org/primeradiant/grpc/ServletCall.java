package org.primeradiant.grpc;

import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One gRPC call received by the servlet. Passes what arrives to the method's handler, in order, on threads of the given
 * executor; no thread waits for what has not arrived yet.
 */
final class ServletCall<Q, A> extends ServerCall<Q, A> implements MessageFrames.Receiver {
    private static final Logger LOGGER = System.getLogger(ServletCall.class.getName());

    private final ServerMethodDefinition<Q, A> method;
    private final ServletAnswer answer;
    private final Peer peer;
    private final CancellableContext context;
    private final Executor inOrder;
    // Set before the first task of inOrder runs.
    private Demand demand = Demand.NONE;
    // Set by the first task of inOrder, used by later ones.
    private Listener<Q> listener = new Listener<>() {};

    /**
     * What the server knows of the connection.
     *
     * @param authority the name by which the client calls the server
     * @param attributes the client's address, and whom the server knows the caller to be
     */
    record Peer(String authority, Attributes attributes) {}

    ServletCall(
            ServerMethodDefinition<Q, A> method,
            ServletAnswer answer,
            Peer peer,
            CancellableContext context,
            Executor executor) {
        this.method = method;
        this.answer = answer;
        this.peer = peer;
        this.context = context;
        this.inOrder = MoreExecutors.newSequentialExecutor(executor);
    }

    /** Starts the handler of a call whose messages have been read already. */
    void start(Metadata headers) {
        answer.whenClosed(() -> {
            context.cancel(null);
            run(this::tellTheEnd);
        });
        context.addListener(this::expire, Runnable::run);
        run(() -> listener = method.getServerCallHandler().startCall(this, headers));
    }

    /** Starts the handler, which asks for its messages and is told when it may send. */
    void start(Metadata headers, Demand messages) {
        demand = messages;
        start(headers);
        tellReady();
    }

    /** Runs the task once the call is closed, or at once if it already is. */
    void whenClosed(Runnable task) {
        answer.whenClosed(task);
    }

    /** Sends written messages that the server still holds back. */
    void flush() {
        answer.flush();
    }

    /** Tells the handler that it may send more. */
    void tellReady() {
        run(() -> listener.onReady());
    }

    @Override
    public void message(InputStream message, long held) {
        run(() -> {
            listener.onMessage(getMethodDescriptor().parseRequest(message));
            demand.handled(held);
        });
    }

    @Override
    public void end() {
        run(() -> listener.onHalfClose());
    }

    @Override
    public void refuse(Status status) {
        answer.cut(status);
    }

    @Override
    public void lose(Throwable cause) {
        answer.abandon(cause);
    }

    @Override
    public void request(int messages) {
        demand.request(messages);
    }

    @Override
    public boolean isReady() {
        return answer.isReady();
    }

    @Override
    public void sendHeaders(Metadata headers) {
        answer.headers(headers);
    }

    @Override
    public void sendMessage(A message) {
        answer.message(getMethodDescriptor().streamResponse(message));
    }

    @Override
    public void close(Status status, Metadata trailers) {
        answer.close(status, trailers);
    }

    @Override
    public boolean isCancelled() {
        return answer.isClosed();
    }

    @Override
    public MethodDescriptor<Q, A> getMethodDescriptor() {
        return method.getMethodDescriptor();
    }

    @Override
    public Attributes getAttributes() {
        return peer.attributes();
    }

    @Override
    public String getAuthority() {
        return peer.authority();
    }

    private void tellTheEnd() {
        if (answer.isCut()) {
            listener.onCancel();
        } else {
            listener.onComplete();
        }
    }

    private void run(Runnable task) {
        try {
            inOrder.execute(context.wrap(() -> guarded(task)));
        } catch (RejectedExecutionException e) {
            answer.reject(e);
        }
    }

    /** The edge of this transport: nothing above it would answer the caller. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, getMethodDescriptor().getFullMethodName() + " failed", e);
            answer.cut(Status.INTERNAL.withDescription("internal error; see the server log"));
        }
    }

    private void expire(Context expired) {
        if (expired.getDeadline() != null && expired.getDeadline().isExpired()) {
            answer.cut(Status.DEADLINE_EXCEEDED.withDescription("the call's deadline has passed"));
        }
    }
}
