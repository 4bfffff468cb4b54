package org.primeradiant.graph;

import java.util.List;
import java.util.function.Supplier;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.microservice.Operation;

/**
 * A node of a deployed graph.
 *
 * @param unit how the graph describes it
 * @param type what it is, also where the description leaves that to the component
 * @param phases when it is called
 * @param service what is called
 * @param image its container image; empty if unknown
 * @param children in the order of their branches
 * @param hasRemotes whether it, or any node below it, is elsewhere
 * @param statistics what came of its calls
 * @param meters what the orchestrator's dashboards see of its calls
 */
record Node(
        PredictiveUnit unit,
        UnitType type,
        Phases phases,
        NodeService service,
        String image,
        List<Node> children,
        boolean hasRemotes,
        NodeStatistics statistics,
        NodeMeters meters) {
    /** Ten times what it takes to hand a task to another thread and to wait for it. */
    private static final long WORTH_A_THREAD_NANOS = 100_000;

    String name() {
        return unit.name();
    }

    /** Whether it is worth the while to ask it beside its siblings: it is elsewhere, or took long lately. */
    boolean isWorthAThread() {
        return hasRemotes || statistics.recentNanos() > WORTH_A_THREAD_NANOS;
    }

    /**
     * Runs a call of the node, and tells statistics and dashboards of it.
     *
     * @throws SeldonException that of the call, naming the node; or if the caller is gone
     */
    <T> T timed(Operation which, GraphCaller caller, Supplier<T> call) {
        requireCaller(caller);
        long start = System.nanoTime();
        String code = NodeMeters.OK;
        try {
            return call.get();
        } catch (RemoteFailure e) {
            code = caller.code(e);
            throw e;
        } catch (SeldonException e) {
            code = caller.code(e);
            throw named(e);
        } finally {
            long nanos = System.nanoTime() - start;
            statistics.called(nanos, code.equals(NodeMeters.OK));
            meters.called(which, caller, code, nanos);
        }
    }

    /** What it says about itself. */
    Content<ModelMetadata> described(GraphCaller caller) {
        return counted(NodeMeters.METADATA, caller, () -> service.metadata(caller));
    }

    /** How it is. */
    Content<SeldonMessage> health(GraphCaller caller) {
        return counted(NodeMeters.STATUS, caller, () -> service.health(caller));
    }

    /** Runs a call that is no step of a request's way, so only the dashboards are told of it. */
    private <T> T counted(NodeMeters.Side side, GraphCaller caller, Supplier<T> call) {
        long start = System.nanoTime();
        String code = NodeMeters.OK;
        try {
            return call.get();
        } catch (SeldonException e) {
            code = caller.code(e);
            throw e;
        } finally {
            meters.called(side, caller, code, System.nanoTime() - start);
        }
    }

    private void requireCaller(GraphCaller caller) {
        if (caller.isGone()) {
            throw new SeldonException(
                    Reason.DEADLINE_EXCEEDED, "node " + name() + " was not called: its caller has stopped waiting");
        }
    }

    private SeldonException named(SeldonException failure) {
        String text = "node " + name() + ": " + failure.getMessage();
        return failure.reason() == Reason.CHOSEN
                ? new SeldonException(failure.status(), failure.reasonText(), text)
                : new SeldonException(failure.reason(), text, failure);
    }

    boolean isLeaf() {
        return children.isEmpty();
    }
}
