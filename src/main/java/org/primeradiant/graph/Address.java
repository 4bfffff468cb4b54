package org.primeradiant.graph;

/**
 * Where a node is that is not in this JVM.
 *
 * @param host a name or address
 * @param httpPort its port for REST; 0 if it has none
 * @param grpcPort its port for gRPC; 0 if it has none
 */
record Address(String host, int httpPort, int grpcPort) {
    /** A node that is in this JVM. */
    static final Address NONE = new Address("", 0, 0);

    boolean isPresent() {
        return httpPort > 0 || grpcPort > 0;
    }

    /** For messages and pages: {@code http://host:9000} or, if it has no port for REST, {@code grpc://host:9500}. */
    @Override
    public String toString() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return httpPort > 0 ? "http://" + name + ":" + httpPort : "grpc://" + name + ":" + grpcPort;
    }
}
