package org.primeradiant.grpc;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.ObservedCall.Outcome;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/**
 * The outcome of admission for one call: a refusal, or a budget and an executor. As a tracer, it learns from gRPC how
 * the request arrives and when the call's stream closes. Thread-safe.
 */
final class CallAdmission extends ServerStreamTracer {
    /** Context key of the current call's admission. */
    static final Context.Key<CallAdmission> KEY = Context.key("radiant-admission");

    /** Status of a call whose time was up before a thread was free; the caller may send it again. */
    static final Status NO_TURN = Status.UNAVAILABLE.withDescription(
            "no thread was free for the call within RADIANT_CALL_SECONDS; try again in a moment");

    private final AtomicBoolean begun = new AtomicBoolean();
    private final Budget budget;
    private final Executor executor;
    private final boolean isOfComponent;
    private final StreamTerms terms;
    /** How much of the budget the current message of a stream holds, in bytes. */
    private final AtomicLong ofMessage = new AtomicLong();

    private volatile boolean isStream;
    /** Bytes that had come when the last message of a stream began to be worked on; of its handler only. */
    private long cameBefore;

    // Guarded by this.
    private Status refusal;
    private Consumer<Status> whenRefused = status -> {};

    /**
     * Creates the admission of an admitted or refused call.
     *
     * @param executor runs the call
     * @param isOfComponent whether a component is to answer the call, rather than health or reflection
     * @param refusal {@code OK} if the call is admitted
     * @param terms apply if the call is a stream
     */
    CallAdmission(Budget budget, Executor executor, boolean isOfComponent, Status refusal, StreamTerms terms) {
        this.terms = terms;
        this.budget = budget;
        this.executor = executor;
        this.isOfComponent = isOfComponent;
        this.refusal = refusal;
    }

    /** The memory allowance for the message that is read on this thread. */
    static Allowance allowance() {
        CallAdmission admission = KEY.get();
        if (admission == null) {
            return Allowance.UNLIMITED;
        }
        return admission.isStream ? admission::takeForMessage : admission.budget;
    }

    /** The admission of the call that this thread works for; without limits if nobody admitted it. */
    static CallAdmission current() {
        CallAdmission admission = KEY.get();
        return admission == null
                ? new CallAdmission(Budget.UNLIMITED, Runnable::run, true, Status.OK, StreamTerms.UNLIMITED)
                : admission;
    }

    /** The budget of the call that this thread works for; unlimited if there is none. */
    static Budget currentBudget() {
        CallAdmission admission = KEY.get();
        return admission == null ? Budget.UNLIMITED : admission.budget;
    }

    Budget budget() {
        return budget;
    }

    Executor executor() {
        return executor;
    }

    boolean isOfComponent() {
        return isOfComponent;
    }

    /**
     * Makes the call a stream, which may take any time, and whose messages have budgets of their own.
     *
     * @return false if too many streams are open
     */
    boolean opensStream() {
        isStream = terms.opening().getAsBoolean();
        if (isStream) {
            budget.liftDeadline();
        }
        return isStream;
    }

    /** Begins to work on the message of a stream that has just arrived; the caller closes its budget. */
    Budget messageBegins() {
        Budget message = terms.messages().get();
        message.identifyInPool(budget.caller());
        long came = budget.observed().bytesIn();
        message.bodyCame(came - cameBefore);
        cameBefore = came;
        return message;
    }

    /** Gives back what the message of a stream took, which is done with. */
    void messageEnds() {
        budget.giveBack(ofMessage.getAndSet(0));
    }

    private void takeForMessage(long bytes) {
        budget.take(bytes);
        ofMessage.addAndGet(bytes);
    }

    /** Claims the call, either to run it or to give it up; true for the first claim only. */
    boolean begin() {
        return begun.compareAndSet(false, true);
    }

    /** Why the call is refused; empty if it is not. */
    synchronized Optional<Status> refusal() {
        return refusal.isOk() ? Optional.empty() : Optional.of(refusal);
    }

    /** The trailers of the refusal. One for an unknown encoding must name the known ones. */
    Metadata trailers() {
        boolean isForEncoding = refusal().map(Status::getCode).equals(Optional.of(Status.Code.UNIMPLEMENTED));
        return isForEncoding ? MessageEncodings.trailers() : new Metadata();
    }

    /**
     * Sets the task to run if the call is refused while its request is arriving; runs it at once if the call has been
     * refused already.
     */
    void whenRefused(Consumer<Status> task) {
        Optional<Status> known;
        synchronized (this) {
            whenRefused = task;
            known = refusal();
        }
        known.ifPresent(task);
    }

    private void refuse(Status status) {
        Consumer<Status> task;
        synchronized (this) {
            refusal = status;
            task = whenRefused;
        }
        task.accept(status);
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(KEY, this);
    }

    /** Charges the bytes of a message to the budget as gRPC buffers them, before anybody reads them. */
    @Override
    public void inboundWireSize(long bytes) {
        if (refusal().isPresent()) {
            return;
        }
        try {
            if (isStream && !budget.isReading()) {
                budget.bodyBegins(); // a message must not stop halfway, however long the stream may pause before it
            }
            if (isStream) {
                takeForMessage(bytes);
            } else {
                budget.take(bytes);
            }
            budget.bodyCame(bytes);
        } catch (SeldonException e) {
            refuse(Codes.status(e));
        }
    }

    @Override
    public void outboundWireSize(long bytes) {
        budget.observed().sent(bytes);
    }

    /** The message has arrived; from now on the call waits for a thread, not for the caller. */
    @Override
    public void inboundMessageRead(int number, long wireSize, long uncompressedSize) {
        budget.bodyEnds();
    }

    /** Descriptions of refusals may quote the request, those of failures do not. */
    static String reason(Outcome outcome, Status status) {
        String description = status.getDescription();
        return outcome == Outcome.FAILED && description != null ? description : "";
    }

    @Override
    public void streamClosed(Status status) {
        Outcome outcome = Codes.outcome(status);
        budget.observed().ends(outcome, status.getCode().name(), reason(outcome, status));
        budget.close();
    }
}
