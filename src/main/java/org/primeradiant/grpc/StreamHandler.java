package org.primeradiant.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.ObservedCall.Outcome;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.protobuf.ProtoBody;

/**
 * Handles one stream method: takes one message at a time, in order, and asks for the next when it has been answered and
 * the caller takes answers. Between messages the stream holds no thread, and no memory but that of its metadata; it
 * counts as in flight only while a message is worked on.
 */
final class StreamHandler<Q> implements DecidedHandler<Q, ProtoBody> {
    private static final Logger LOGGER = System.getLogger(StreamHandler.class.getName());

    private final MethodTerms terms;
    private final StreamMethod<Q> method;

    StreamHandler(MethodTerms terms, StreamMethod<Q> method) {
        this.terms = terms;
        this.method = method;
    }

    @Override
    public ServerCall.Listener<Q> startCall(ServerCall<Q, ProtoBody> call, Metadata headers) {
        CallAdmission admission = CallAdmission.current();
        if (!admission.opensStream()) {
            call.close(
                    Status.RESOURCE_EXHAUSTED.withDescription(
                            "as many streams are open as RADIANT_THREADS and RADIANT_QUEUE allow calls"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        Listener listener = new Listener(call, headers, admission);
        listener.begin();
        return listener;
    }

    // The transport calls a listener from one thread at a time; others may answer or end the call meanwhile.
    private final class Listener extends ServerCall.Listener<Q> {
        private final ServerCall<Q, ProtoBody> call;
        private final Metadata headers;
        private final CallAdmission admission;
        /** Whether to ask for the next message when the caller has taken more of the answers. */
        private boolean waits;
        // Guarded by this.
        private boolean hasHeaders;
        private boolean closed;

        Listener(ServerCall<Q, ProtoBody> call, Metadata headers, CallAdmission admission) {
            this.call = call;
            this.headers = headers;
            this.admission = admission;
        }

        void begin() {
            admission.budget().whenOver(() -> close(Status.DEADLINE_EXCEEDED.withDescription(Budget.TOO_SLOW)));
            admission.whenRefused(this::close);
            call.request(1);
        }

        @Override
        public void onMessage(Q message) {
            terms.inFlight().begin();
            try {
                work(new Turn(message));
            } finally {
                terms.inFlight().end();
            }
            waits = !call.isReady();
            if (!waits) {
                call.request(1);
            }
        }

        @Override
        public void onReady() {
            if (waits) {
                waits = false;
                call.request(1);
            }
        }

        @Override
        public void onHalfClose() {
            close(Status.OK);
        }

        private void work(Turn turn) {
            turn.budget.whenOver(() -> turn.fail(new SeldonException(Reason.DEADLINE_EXCEEDED, Budget.TOO_LATE)));
            Context context = Context.current();
            // Interrupts the work if the caller cancels or its deadline passes.
            Context.CancellationListener interruption = cancelled -> turn.budget.cancel();
            context.addListener(interruption, Runnable::run);
            try {
                turn.send(answer(turn, context), Status.OK);
            } catch (SeldonException e) {
                terms.guard().note(e, turn.budget.caller(), call);
                turn.fail(e);
            } catch (RuntimeException e) {
                LOGGER.log(Level.ERROR, call.getMethodDescriptor().getFullMethodName() + " failed", e);
                turn.fail(new SeldonException(Reason.INTERNAL_ERROR, "internal error; see the server log"));
            } finally {
                context.removeListener(interruption);
                turn.budget.close();
                admission.messageEnds();
            }
        }

        private ProtoBody answer(Turn turn, Context context) {
            Budget.Section section = turn.budget.enter("", true);
            try {
                return method.answer(
                        turn.message,
                        new GrpcCaller(headers, call.getAttributes(), context, turn.budget, terms.protocol()));
            } finally {
                section.end();
            }
        }

        private synchronized void send(ProtoBody answer) {
            if (closed || call.isCancelled()) {
                return;
            }
            if (!hasHeaders) {
                hasHeaders = true;
                call.sendHeaders(new Metadata());
            }
            call.sendMessage(answer);
        }

        private synchronized void close(Status status) {
            if (!closed) {
                closed = true;
                call.close(status, new Metadata());
            }
        }

        /** One message, which is answered once: by its method, or when its time is up. */
        private final class Turn {
            private final Q message;
            private final Budget budget = admission.messageBegins();
            // Guarded by this.
            private boolean answered;

            Turn(Q message) {
                this.message = message;
            }

            void fail(SeldonException failure) {
                send(method.failure(message, failure), terms.statuses().apply(failure));
            }

            synchronized void send(ProtoBody answer, Status status) {
                if (!answered) {
                    answered = true;
                    budget.observed().sent(answer.size());
                    Outcome outcome = Codes.outcome(status);
                    budget.observed().ends(outcome, status.getCode().name(), CallAdmission.reason(outcome, status));
                    Listener.this.send(answer);
                }
            }
        }
    }
}
