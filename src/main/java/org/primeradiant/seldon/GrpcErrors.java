package org.primeradiant.seldon;

import io.grpc.Status;
import java.util.Locale;
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

    /** The status code of a failure in the spelling of Go, such as {@code InvalidArgument}. */
    static String name(SeldonException failure) {
        StringBuilder name = new StringBuilder();
        for (String word : status(failure).getCode().name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
