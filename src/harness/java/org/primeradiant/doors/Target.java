package org.primeradiant.doors;

/**
 * A service under load.
 *
 * @param name its name in the tables
 * @param protocol the protocol of the calls
 * @param port its port on the loopback address
 * @param path the HTTP path, or the full gRPC method name
 * @param jvm the JVM it runs in
 */
record Target(String name, Protocol protocol, int port, String path, Jvm jvm) {
    enum Protocol {
        REST,
        GRPC
    }

    static Target rest(String name, int port, String path, Jvm jvm) {
        return new Target(name, Protocol.REST, port, path, jvm);
    }

    static Target grpc(String name, int port, Jvm jvm) {
        return grpc(name, port, "seldon.protos.Model", jvm);
    }

    static Target grpc(String name, int port, String service, Jvm jvm) {
        return new Target(name, Protocol.GRPC, port, service + "/Predict", jvm);
    }
}
