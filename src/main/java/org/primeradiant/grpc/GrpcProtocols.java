package org.primeradiant.grpc;

import java.util.List;

/**
 * The protocols that a deployment speaks over gRPC.
 *
 * @param all in any order: no two of them have a service of the same name
 */
public record GrpcProtocols(List<GrpcProtocol> all) {
    public GrpcProtocols {
        all = List.copyOf(all);
    }
}
