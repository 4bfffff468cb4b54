package org.primeradiant.seldon;

import io.grpc.Status;
import java.util.Locale;
import org.primeradiant.api.SeldonException;
import org.primeradiant.graph.RemoteFailure;
import org.primeradiant.grpc.Codes;

/** Seldon's gRPC status of a failure: that of a remote node goes to the caller as it came. */
final class GrpcErrors {
    private GrpcErrors() {}

    static Status status(SeldonException failure) {
        return failure instanceof RemoteFailure remote && remote.grpcStatus().isPresent()
                ? remote.grpcStatus().get()
                : Codes.status(failure);
    }

    /** The code of a failure as Go writes it: InvalidArgument. */
    static String name(SeldonException failure) {
        StringBuilder name = new StringBuilder();
        for (String word : status(failure).getCode().name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
