package org.primeradiant.graph;

/**
 * Network address of a remote node.
 *
 * @param host host name or IP address; empty for {@link #NONE}
 * @param httpPort the REST port; 0 if it has none
 * @param grpcPort the gRPC port; 0 if it has none
 * @param isTls whether the ports speak TLS
 */
record Address(String host, int httpPort, int grpcPort, boolean isTls) {
    /** No address: the node is in this JVM. */
    static final Address NONE = new Address("", 0, 0);

    Address(String host, int httpPort, int grpcPort) {
        this(host, httpPort, grpcPort, false);
    }

    boolean isPresent() {
        return httpPort > 0 || grpcPort > 0;
    }

    /** This address without its REST port. */
    Address ofGrpc() {
        return new Address(host, 0, grpcPort, isTls);
    }

    /** The scheme of the REST port's URIs. */
    String scheme() {
        return isTls ? "https" : "http";
    }

    /**
     * For messages and pages: {@code http://host:9000}, or {@code grpc://host:9500} without a REST port; {@code https}
     * and {@code grpcs} with TLS.
     */
    @Override
    public String toString() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return httpPort > 0
                ? scheme() + "://" + name + ":" + httpPort
                : (isTls ? "grpcs" : "grpc") + "://" + name + ":" + grpcPort;
    }
}
