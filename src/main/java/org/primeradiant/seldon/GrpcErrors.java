package org.primeradiant.seldon;

import io.grpc.Status;
import org.primeradiant.api.SeldonException;
import org.primeradiant.graph.RemoteFailure;
import org.primeradiant.grpc.Codes;

/** Maps failures to Seldon's gRPC status. The status of a remote node is passed on unchanged. */
final class GrpcErrors {
    private GrpcErrors() {}

    static Status status(SeldonException failure) {
        return failure instanceof RemoteFailure remote && remote.grpcStatus().isPresent()
                ? remote.grpcStatus().get()
                : Codes.status(failure);
    }

    /** The status code of a failure as Go names it. */
    static String name(SeldonException failure) {
        return Codes.name(status(failure));
    }
}
