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
 * @param unit the node's description
 * @param type the node's type, derived from its component if the description gives none
 * @param phases the operations that the node is called for
 * @param service receives the calls
 * @param image the container image; empty if unknown
 * @param children in branch order
 * @param hasRemotes whether the node, or any node below it, is remote
 * @param statistics call statistics, for display and for {@link #isWorthAThread}
 * @param meters call metrics for the orchestrator's dashboards
 * @param log logs its payloads
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
        NodeMeters meters,
        NodeLog log) {
    /** Ten times the cost of handing a task to another thread and waiting for it. */
    private static final long WORTH_A_THREAD_NANOS = 100_000;

    private static final int LEAST_SERVER_ERROR = 500;

    String name() {
        return unit.name();
    }

    /** Whether calling it in parallel with its siblings pays off: it has remote nodes, or was slow recently. */
    boolean isWorthAThread() {
        return hasRemotes || statistics.recentNanos() > WORTH_A_THREAD_NANOS;
    }

    /**
     * Runs a call of the node, and records it in statistics and metrics.
     *
     * @throws SeldonException the failure of the call, naming the node; {@link Reason#DEADLINE_EXCEEDED} if the caller
     *     has stopped waiting
     */
    <T> T timed(Operation which, GraphCaller caller, Supplier<T> call) {
        requireCaller(caller);
        long start = System.nanoTime();
        String code = NodeMeters.OK;
        NodeStatistics.Outcome outcome = NodeStatistics.Outcome.ANSWERED;
        try {
            return call.get();
        } catch (SeldonException e) {
            code = caller.code(e);
            outcome = e.status() < LEAST_SERVER_ERROR ? NodeStatistics.Outcome.REFUSED : NodeStatistics.Outcome.FAILED;
            throw e instanceof RemoteFailure ? e : named(e);
        } finally {
            long nanos = System.nanoTime() - start;
            statistics.called(nanos, outcome, code);
            meters.called(which, caller, code, nanos);
        }
    }

    /** Returns the node's metadata. */
    Content<ModelMetadata> described(GraphCaller caller) {
        return counted(NodeMeters.METADATA, caller, () -> service.metadata(caller));
    }

    /** Returns the node's health status. */
    Content<SeldonMessage> health(GraphCaller caller) {
        return counted(NodeMeters.STATUS, caller, () -> service.health(caller));
    }

    /** Runs a call outside a request's path, which is recorded only in the metrics. */
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
