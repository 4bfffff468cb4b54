package org.primeradiant.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.function.Function;
import org.primeradiant.api.SeldonException;

/**
 * A stream whose caller is checked again for each message, because a stream may outlive the caller's token. Once the
 * check fails the stream is closed, and what its handler still does to it has no effect. Thread-safe.
 */
final class CheckedStream<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final Runnable check;
    private final Function<SeldonException, Status> statuses;
    // Guarded by this.
    private boolean closed;

    /**
     * Creates the stream.
     *
     * @param check throws {@link SeldonException} if the caller may no longer call
     */
    CheckedStream(ServerCall<Q, A> call, Runnable check, Function<SeldonException, Status> statuses) {
        super(call);
        this.check = check;
        this.statuses = statuses;
    }

    /** Returns the handler's listener, which gets messages of callers that may still call. */
    ServerCall.Listener<Q> before(ServerCall.Listener<Q> handler) {
        return new SimpleForwardingServerCallListener<>(handler) {
            private boolean refused;

            @Override
            public void onMessage(Q message) {
                if (!refused) {
                    refused = !isAllowed();
                }
                if (!refused) {
                    super.onMessage(message);
                }
            }

            @Override
            public void onHalfClose() {
                if (!refused) {
                    super.onHalfClose();
                }
            }
        };
    }

    private boolean isAllowed() {
        try {
            check.run();
            return true;
        } catch (SeldonException e) {
            close(statuses.apply(e), new Metadata());
            return false;
        }
    }

    @Override
    public synchronized void sendHeaders(Metadata headers) {
        if (!closed) {
            super.sendHeaders(headers);
        }
    }

    @Override
    public synchronized void sendMessage(A message) {
        if (!closed) {
            super.sendMessage(message);
        }
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
        if (!closed) {
            closed = true;
            super.close(status, trailers);
        }
    }
}
