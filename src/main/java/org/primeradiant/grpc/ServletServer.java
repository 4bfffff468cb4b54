package org.primeradiant.grpc;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stands for the servlet where gRPC expects a server: server reflection asks it for its services. It has no port and no
 * state of its own.
 */
final class ServletServer extends Server {
    private final List<ServerServiceDefinition> services;

    ServletServer(List<ServerServiceDefinition> services) {
        this.services = List.copyOf(services);
    }

    @Override
    public List<ServerServiceDefinition> getServices() {
        return services;
    }

    @Override
    public List<ServerServiceDefinition> getImmutableServices() {
        return services;
    }

    @Override
    public Server start() {
        return this;
    }

    @Override
    public Server shutdown() {
        return this;
    }

    @Override
    public Server shutdownNow() {
        return this;
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }

    @Override
    public void awaitTermination() {
        throw new UnsupportedOperationException("the application server stops the servlet");
    }
}
