package org.primeradiant.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.SeldonException;

/**
 * Handles one unary method: receives the request, calls the method, and sends its answer or the status of its failure.
 */
final class UnaryHandler<Q, A> implements DecidedHandler<Q, A> {
    private static final Logger LOGGER = System.getLogger(UnaryHandler.class.getName());

    private final MethodTerms terms;
    private final UnaryMethod<Q, A> method;

    UnaryHandler(MethodTerms terms, UnaryMethod<Q, A> method) {
        this.terms = terms;
        this.method = method;
    }

    @Override
    public ServerCall.Listener<Q> startCall(ServerCall<Q, A> call, Metadata headers) {
        terms.inFlight().begin();
        Listener listener = new Listener(call, headers, CallAdmission.currentBudget());
        listener.begin();
        call.request(2); // two, so that a second message is noticed and refused
        return listener;
    }

    // The transport calls a listener from one thread at a time; others may end the call meanwhile.
    private final class Listener extends ServerCall.Listener<Q> {
        private final ServerCall<Q, A> call;
        private final Metadata headers;
        private final Budget budget;
        private Q request;
        private boolean refused;
        private boolean ended;
        // Guarded by this.
        private boolean answered;

        Listener(ServerCall<Q, A> call, Metadata headers, Budget budget) {
            this.call = call;
            this.headers = headers;
            this.budget = budget;
        }

        void begin() {
            budget.bodyBegins();
            budget.whenOver(() -> close(Status.DEADLINE_EXCEEDED.withDescription(
                    budget.isReading() && !budget.isLate() ? Budget.TOO_SLOW : Budget.TOO_LATE)));
            // If the time ran out between the claim and whenOver, nobody else answers the caller.
            if (budget.isOver()) {
                close(CallAdmission.NO_TURN);
            }
            CallAdmission admission = CallAdmission.KEY.get();
            if (admission != null) {
                admission.whenRefused(this::close);
            }
        }

        @Override
        public void onMessage(Q message) {
            if (request != null) {
                refuse("got a second request message; the method is unary");
            }
            request = message;
            budget.bodyBegins(); // the end of the request is still to come
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
            budget.bodyEnds();
            if (budget.isOver()) {
                close(CallAdmission.NO_TURN);
                return;
            }
            Context context = Context.current();
            // Interrupts the work if the caller cancels or its deadline passes.
            Context.CancellationListener interruption = cancelled -> budget.cancel();
            context.addListener(interruption, Runnable::run);
            try {
                answer(context);
            } catch (SeldonException e) {
                terms.guard().note(e, budget.caller(), call);
                close(terms.statuses().apply(e));
            } catch (RuntimeException e) {
                LOGGER.log(Level.ERROR, call.getMethodDescriptor().getFullMethodName() + " failed", e);
                close(Status.INTERNAL.withDescription("internal error; see the server log"));
            } finally {
                context.removeListener(interruption);
            }
        }

        private void answer(Context context) {
            Budget.Section section = budget.enter("", true);
            try {
                Metadata answering = new Metadata();
                GrpcCaller caller = new GrpcCaller(headers, call.getAttributes(), context, budget, terms.protocol());
                send(method.answer(request, caller, answering), answering);
            } finally {
                section.end();
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
                terms.inFlight().end();
            }
        }

        private synchronized void send(A answer, Metadata answering) {
            if (!answered && !call.isCancelled()) {
                call.sendHeaders(answering);
                call.sendMessage(answer);
                close(Status.OK);
            }
        }

        private void refuse(String text) {
            refused = true;
            close(Status.INVALID_ARGUMENT.withDescription(text));
        }

        private synchronized void close(Status status) {
            if (!answered) {
                answered = true;
                call.close(status, new Metadata());
            }
        }
    }
}
