package org.primeradiant.grpc;

import io.grpc.BindableService;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Answers requests to gRPC's own services that cannot be read: too large once decompressed, damaged, or not such a
 * message. gRPC would answer {@code UNKNOWN}.
 */
final class UnreadableRequests implements ServerInterceptor {
    private UnreadableRequests() {}

    /** Returns the service, with messages read where their failures are answered. */
    static ServerServiceDefinition answeredBy(BindableService service) {
        return ServerInterceptors.intercept(
                ServerInterceptors.useInputStreamMessages(service.bindService()), new UnreadableRequests());
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            private boolean unreadable;

            @Override
            public void onMessage(Q message) {
                if (unreadable) {
                    return;
                }
                try {
                    super.onMessage(message);
                } catch (StatusRuntimeException e) {
                    unreadable = true;
                    call.close(status(e.getStatus()), new Metadata());
                }
            }

            @Override
            public void onHalfClose() {
                if (!unreadable) {
                    super.onHalfClose();
                }
            }
        };
    }

    /** gRPC's marshallers report bytes that are not such a message as an internal error. */
    private static Status status(Status reported) {
        return reported.getCode() == Status.Code.INTERNAL
                ? Status.INVALID_ARGUMENT.withDescription("not a valid message: " + reported.getDescription())
                : reported;
    }
}
