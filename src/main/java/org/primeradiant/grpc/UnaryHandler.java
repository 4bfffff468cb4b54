package org.primeradiant.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.primeradiant.api.Caller;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.Calls;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;

/** Answers one method of a service: takes the request, calls the component that the metadata name, sends the answer. */
final class UnaryHandler<Q, A> implements ServerCallHandler<Q, A> {
    private static final Logger LOGGER = System.getLogger(UnaryHandler.class.getName());
    private static final Metadata.Key<String> COMPONENT =
            Metadata.Key.of("radiant-component", Metadata.ASCII_STRING_MARSHALLER);

    private final ComponentRegistry registry;
    private final Calls calls;
    private final Method<Q, A> method;

    /** What the method does. */
    interface Method<Q, A> {
        A answer(Microservice service, Q request, Caller caller);
    }

    UnaryHandler(ComponentRegistry registry, Calls calls, Method<Q, A> method) {
        this.registry = registry;
        this.calls = calls;
        this.method = method;
    }

    @Override
    public ServerCall.Listener<Q> startCall(ServerCall<Q, A> call, Metadata headers) {
        call.request(2); // a second message is a mistake of the caller's, to be seen as one
        calls.begin();
        return new Listener(call, headers);
    }

    private Microservice service(Metadata headers) {
        String name = headers.get(COMPONENT);
        return name == null ? registry.root() : registry.named(name);
    }

    // The transport calls a listener from one thread at a time.
    private final class Listener extends ServerCall.Listener<Q> {
        private final ServerCall<Q, A> call;
        private final Metadata headers;
        private Q request;
        private boolean refused;
        private boolean ended;

        Listener(ServerCall<Q, A> call, Metadata headers) {
            this.call = call;
            this.headers = headers;
        }

        @Override
        public void onMessage(Q message) {
            if (request != null) {
                refuse("got a second request message; the method is unary");
            }
            request = message;
        }

        @Override
        public void onHalfClose() {
            if (refused || call.isCancelled()) {
                return;
            }
            if (request == null) {
                refuse("got no request message; the method is unary");
                return;
            }
            Context context = Context.current();
            Interruption interruption = Interruption.of(context);
            try {
                send(method.answer(service(headers), request, new GrpcCaller(headers, context)));
            } catch (SeldonException e) {
                close(Codes.status(e));
            } catch (RuntimeException e) {
                LOGGER.log(Level.ERROR, call.getMethodDescriptor().getFullMethodName() + " failed", e);
                close(Status.INTERNAL.withDescription("the host failed; its log has the cause"));
            } finally {
                interruption.end();
            }
        }

        @Override
        public void onComplete() {
            end();
        }

        @Override
        public void onCancel() {
            end();
        }

        private void end() {
            if (!ended) {
                ended = true;
                calls.end();
            }
        }

        private void send(A answer) {
            if (!call.isCancelled()) {
                call.sendHeaders(new Metadata());
                call.sendMessage(answer);
                close(Status.OK);
            }
        }

        private void refuse(String text) {
            refused = true;
            close(Status.INVALID_ARGUMENT.withDescription(text));
        }

        private void close(Status status) {
            call.close(status, new Metadata());
        }
    }
}
