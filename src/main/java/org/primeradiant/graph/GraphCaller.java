package org.primeradiant.graph;

import java.util.List;
import java.util.Map;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Caller;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/** Who asks a graph. Thread-safe: the nodes may be called from several threads. */
public interface GraphCaller extends Caller {
    /** The request's unique id, which its header {@code Seldon-Puid} names or the door made up. */
    String puid();

    /**
     * The request's headers, or ASCII metadata, which go on to remote nodes; without the puid if the door made it up.
     */
    Map<String, List<String>> headers();

    /** What the answers of remote nodes, as they come and decoded, may take of the heap. */
    default Allowance allowance() {
        return BudgetedCaller.of(this);
    }

    /** Whether it asks over gRPC: then remote nodes that can are asked over it too. */
    boolean isGrpc();

    /** What its protocol calls a failure, for metrics: the status of HTTP, or Go's name of the one of gRPC. */
    default String code(SeldonException failure) {
        boolean answered = failure instanceof RemoteFailure remote && remote.httpStatus() > 0;
        return String.valueOf(answered ? ((RemoteFailure) failure).httpStatus() : failure.status());
    }
}
