package org.primeradiant.seldon;

import io.grpc.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.SeldonException;
import org.primeradiant.graph.GraphCaller;
import org.primeradiant.graph.Puid;
import org.primeradiant.grpc.GrpcCaller;

/**
 * A caller of a graph over gRPC.
 *
 * @param caller the caller of the method
 * @param puid the unique id that it gave its request, or a new one
 */
record GraphGrpcCaller(GrpcCaller caller, String puid) implements GraphCaller, BudgetedCaller {
    /** The metadata key of the id. */
    static final Metadata.Key<String> PUID =
            Metadata.Key.of(Puid.HEADER.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER);

    static GraphGrpcCaller of(GrpcCaller caller) {
        String given = caller.headers().get(PUID);
        return new GraphGrpcCaller(caller, given == null || given.isBlank() ? Puid.next() : given);
    }

    @Override
    public Map<String, List<String>> headers() {
        return caller.texts();
    }

    @Override
    public Budget budget() {
        return caller.budget();
    }

    @Override
    public String protocol() {
        return SeldonProtocol.NAME;
    }

    @Override
    public boolean isGrpc() {
        return true;
    }

    @Override
    public String code(SeldonException failure) {
        return GrpcErrors.name(failure);
    }

    @Override
    public Optional<String> header(String name) {
        return name.equalsIgnoreCase(Puid.HEADER) ? Optional.of(puid) : caller.header(name);
    }

    @Override
    public Optional<Instant> deadline() {
        return caller.deadline();
    }

    @Override
    public boolean isGone() {
        return caller.isGone();
    }
}
