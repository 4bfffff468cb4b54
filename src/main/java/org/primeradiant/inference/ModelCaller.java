package org.primeradiant.inference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.SeldonException;
import org.primeradiant.graph.GraphCaller;
import org.primeradiant.grpc.Codes;
import org.primeradiant.grpc.GrpcCaller;
import org.primeradiant.http.HttpCaller;

/**
 * A caller of a graph.
 *
 * @param caller the caller, over HTTP or gRPC
 * @param puid the request's id
 */
record ModelCaller(BudgetedCaller caller, String puid) implements GraphCaller, BudgetedCaller {
    /** Asks for metadata on the host's behalf. */
    static final ModelCaller NOBODY =
            new ModelCaller(new HttpCaller(Map.of(), Budget.UNLIMITED, InferenceProtocol.NAME), "");

    @Override
    public Map<String, List<String>> headers() {
        return caller instanceof GrpcCaller grpc ? grpc.texts() : ((HttpCaller) caller).headers();
    }

    @Override
    public boolean isGrpc() {
        return caller instanceof GrpcCaller;
    }

    @Override
    public String code(SeldonException failure) {
        return isGrpc() ? Codes.name(Codes.status(failure)) : String.valueOf(failure.status());
    }

    @Override
    public Budget budget() {
        return caller.budget();
    }

    @Override
    public String protocol() {
        return caller.protocol();
    }

    @Override
    public Optional<String> header(String name) {
        return caller.header(name);
    }

    @Override
    public boolean isGone() {
        return caller.isGone();
    }
}
