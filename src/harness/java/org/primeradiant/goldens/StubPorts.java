package org.primeradiant.goldens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of a node's stub.
 *
 * @param http its REST port
 * @param grpc its gRPC port
 */
record StubPorts(int http, int grpc) {
    static final String HOST = "127.0.0.1";

    /** Finds free ports for each node. All sockets are open at the same time, so that no port is assigned twice. */
    static Map<String, StubPorts> free(List<String> nodes) {
        Map<String, StubPorts> ports = new LinkedHashMap<>();
        free(nodes, ports);
        return ports;
    }

    private static void free(List<String> nodes, Map<String, StubPorts> ports) {
        if (nodes.isEmpty()) {
            return;
        }
        try (ServerSocket http = new ServerSocket(0);
                ServerSocket grpc = new ServerSocket(0)) {
            ports.put(nodes.get(0), new StubPorts(http.getLocalPort(), grpc.getLocalPort()));
            free(nodes.subList(1, nodes.size()), ports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the ports as a node's {@code endpoint}. */
    Object endpoint() {
        return Map.of(
                "service_host",
                HOST,
                "service_port",
                BigInteger.valueOf(http),
                "httpPort",
                BigInteger.valueOf(http),
                "grpcPort",
                BigInteger.valueOf(grpc));
    }
}
