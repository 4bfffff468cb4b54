package org.primeradiant.grpc;

import io.grpc.ServerServiceDefinition;
import java.util.List;

/**
 * A protocol over gRPC: its services, which map failures to statuses in their own way. Protocols share one port.
 * Thread-safe.
 */
public interface GrpcProtocol {
    /** The services; called once. */
    List<ServerServiceDefinition> services();
}
