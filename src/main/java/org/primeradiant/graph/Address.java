package org.primeradiant.graph;

/**
 * Network address of a remote node.
 *
 * @param host host name or IP address; empty for {@link #NONE}
 * @param httpPort the REST port; 0 if it has none
 * @param grpcPort the gRPC port; 0 if it has none
 */
record Address(String host, int httpPort, int grpcPort) {
    /** No address: the node is in this JVM. */
    static final Address NONE = new Address("", 0, 0);

    boolean isPresent() {
        return httpPort > 0 || grpcPort > 0;
    }

    /** For messages and pages: {@code http://host:9000}, or {@code grpc://host:9500} without a REST port. */
    @Override
    public String toString() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return httpPort > 0 ? "http://" + name + ":" + httpPort : "grpc://" + name + ":" + grpcPort;
    }
}
