package org.primeradiant.grpc;

import io.grpc.Context;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/**
 * Whether, and with what, one call was let in. gRPC tells it, as a tracer, how the request comes and when the call's
 * stream has closed. Thread-safe.
 */
final class CallAdmission extends ServerStreamTracer {
    /** Under this key every call finds its own. */
    static final Context.Key<CallAdmission> KEY = Context.key("radiant-admission");

    /** For a call whose time was over before there was a thread for it: it may be sent again. */
    static final Status NO_TURN = Status.UNAVAILABLE.withDescription(
            "no thread was free for the call within RADIANT_CALL_SECONDS; try again in a moment");

    private final AtomicBoolean begun = new AtomicBoolean();
    private final Budget budget;
    private final Executor executor;
    private final boolean isOfComponent;

    // Guarded by this.
    private Status refusal;
    private Consumer<Status> whenRefused = status -> {};

    /**
     * A call that is let in, or not.
     *
     * @param executor runs it
     * @param isOfComponent whether it is one of the components that shall answer
     * @param refusal OK if it is let in
     */
    CallAdmission(Budget budget, Executor executor, boolean isOfComponent, Status refusal) {
        this.budget = budget;
        this.executor = executor;
        this.isOfComponent = isOfComponent;
        this.refusal = refusal;
    }

    /** What the message may take that is read on this thread. */
    static Allowance allowance() {
        CallAdmission admission = KEY.get();
        return admission == null ? Allowance.UNLIMITED : admission.budget;
    }

    /** What the call that this thread works for may take. */
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

    /** Whether it has its turn, or is given up: of the two, what comes first. */
    boolean begin() {
        return begun.compareAndSet(false, true);
    }

    /** Why the call is not let in; empty if it is. */
    synchronized Optional<Status> refusal() {
        return refusal.isOk() ? Optional.empty() : Optional.of(refusal);
    }

    /** What is to be done if the call has to end before its request has come; at once, if it is so already. */
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

    /** What gRPC gathers of a message, before anybody has read it, is paid for as it comes. */
    @Override
    public void inboundWireSize(long bytes) {
        if (refusal().isPresent()) {
            return;
        }
        try {
            budget.take(bytes);
            budget.bodyCame(bytes);
        } catch (SeldonException e) {
            refuse(Codes.status(e));
        }
    }

    @Override
    public void outboundWireSize(long bytes) {
        budget.observed().sent(bytes);
    }

    /** The caller has sent its message; what is waited for from now on is a thread. */
    @Override
    public void inboundMessageRead(int number, long wireSize, long uncompressedSize) {
        budget.bodyEnds();
    }

    @Override
    public void streamClosed(Status status) {
        budget.observed().ends(Codes.outcome(status), status.getCode().name());
        budget.close();
    }
}
