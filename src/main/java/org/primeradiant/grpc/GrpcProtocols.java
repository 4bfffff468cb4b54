package org.primeradiant.grpc;

import java.util.List;

/**
 * The gRPC protocols of a deployment.
 *
 * @param all in any order; service names must not repeat
 */
public record GrpcProtocols(List<GrpcProtocol> all) {
    public GrpcProtocols {
        all = List.copyOf(all);
    }
}
