package org.primeradiant.doors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.testing.Ports;

/** A server running Radiant with both its ports open. */
final class RadiantServer implements AutoCloseable {
    private final ServerProcess process;
    private final Jvm jvm;
    private final int grpcPort;

    private RadiantServer(ServerProcess process, Jvm jvm, int grpcPort) {
        this.process = process;
        this.jvm = jvm;
        this.grpcPort = grpcPort;
    }

    /**
     * Starts the server with these WARs, of which Radiant's is at the root, and waits until it is ready and the gRPC
     * port is open.
     */
    static RadiantServer start(Installation installation, List<String> more, Path... wars)
            throws IOException, InterruptedException {
        System.err.println("starting " + installation.server());
        int grpcPort = Ports.free();
        List<String> options = new ArrayList<>(installation.javaOptions());
        options.addAll(more);
        options.add("-DRADIANT_GRPC_PORT=" + grpcPort);
        ServerProcess process = ServerProcess.start(installation, options, wars);
        process.awaitOk("/health/status");
        process.awaitOpen(grpcPort);
        return new RadiantServer(process, process.jvm(), grpcPort);
    }

    ServerProcess process() {
        return process;
    }

    Jvm jvm() {
        return jvm;
    }

    Target rest() {
        return Target.rest("Radiant", process.port(), "/predict", jvm);
    }

    Target grpc() {
        return Target.grpc("Radiant", grpcPort, jvm);
    }

    @Override
    public void close() {
        process.close();
    }
}
