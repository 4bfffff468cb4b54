package org.primeradiant.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.Calls;

/** Answers one method of a service: takes the request, lets it be answered, sends the answer or what failed. */
final class UnaryHandler<Q, A> implements ServerCallHandler<Q, A> {
    private static final Logger LOGGER = System.getLogger(UnaryHandler.class.getName());

    private final Calls calls;
    private final Method<Q, A> method;

    /** What the method does. */
    interface Method<Q, A> {
        /**
         * Answers.
         *
         * @param answered takes the metadata that go before the answer
         */
        A answer(Q request, GrpcCaller caller, Metadata answered);
    }

    UnaryHandler(Calls calls, Method<Q, A> method) {
        this.calls = calls;
        this.method = method;
    }

    @Override
    public ServerCall.Listener<Q> startCall(ServerCall<Q, A> call, Metadata headers) {
        call.request(2); // a second message is a mistake of the caller's, to be seen as one
        calls.begin();
        return new Listener(call, headers);
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
                Metadata answered = new Metadata();
                send(method.answer(request, new GrpcCaller(headers, context), answered), answered);
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

        private void send(A answer, Metadata answered) {
            if (!call.isCancelled()) {
                call.sendHeaders(answered);
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
