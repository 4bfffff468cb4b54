package org.primeradiant.doors;

/**
 * A service under load, and what is sent to it.
 *
 * @param name its name in the tables
 * @param protocol the protocol of the calls
 * @param port its port on the loopback address
 * @param path the HTTP path, or the full gRPC method name
 * @param jvm the JVM it runs in
 * @param request the HTTP body or the gRPC message; empty until there is one
 * @param headers lines of HTTP headers or metadata besides those of every request, each with its end of line
 */
record Target(String name, Protocol protocol, int port, String path, Jvm jvm, byte[] request, String headers) {
    private static final byte[] NOTHING = {};

    enum Protocol {
        REST,
        GRPC
    }

    static Target rest(String name, int port, String path, Jvm jvm) {
        return new Target(name, Protocol.REST, port, path, jvm, NOTHING, "");
    }

    static Target grpc(String name, int port, Jvm jvm) {
        return grpc(name, port, "seldon.protos.Model", jvm);
    }

    static Target grpc(String name, int port, String service, Jvm jvm) {
        return method(name, port, service + "/Predict", jvm);
    }

    static Target method(String name, int port, String method, Jvm jvm) {
        return new Target(name, Protocol.GRPC, port, method, jvm, NOTHING, "");
    }

    /** The same service under another name. */
    Target named(String other) {
        return new Target(other, protocol, port, path, jvm, request, headers);
    }

    /** The same service with another request. */
    Target sending(byte[] other) {
        return sending(other, "");
    }

    /** The same service with another request and headers. */
    Target sending(byte[] other, String lines) {
        return new Target(name, protocol, port, path, jvm, other, lines);
    }
}
