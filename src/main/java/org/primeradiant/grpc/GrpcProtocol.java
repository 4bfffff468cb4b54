package org.primeradiant.grpc;

import io.grpc.ServerServiceDefinition;
import java.util.List;

/**
 * A protocol as gRPC knows it: services whose methods answer failures with the protocol's own statuses. Protocols share one
 * port. Thread-safe.
 */
public interface GrpcProtocol {
    /** The services, asked for once. */
    List<ServerServiceDefinition> services();
}
