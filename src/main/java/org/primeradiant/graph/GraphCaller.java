package org.primeradiant.graph;

import java.util.List;
import java.util.Map;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Caller;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/** The caller of a graph. Thread-safe: nodes may be called from several threads. */
public interface GraphCaller extends Caller {
    /** The request's unique id, from its header {@code Seldon-Puid} or generated on arrival. */
    String puid();

    /** The request's headers, or ASCII metadata, which are forwarded to remote nodes; without a generated puid. */
    Map<String, List<String>> headers();

    /** Memory allowance for the answers of remote nodes, both encoded and decoded. */
    default Allowance allowance() {
        return BudgetedCaller.of(this);
    }

    /** Whether the caller uses gRPC. Remote nodes that have a gRPC port are then called over gRPC too. */
    boolean isGrpc();

    /**
     * The code of a failure in the caller's protocol, for metrics: the HTTP status, or the gRPC code as Go names it.
     */
    default String code(SeldonException failure) {
        boolean answered = failure instanceof RemoteFailure remote && remote.httpStatus() > 0;
        return String.valueOf(answered ? ((RemoteFailure) failure).httpStatus() : failure.status());
    }
}
