package org.primeradiant.doors;

/**
 * What is called.
 *
 * @param name as the tables call it
 * @param protocol how it is called
 * @param port where it listens, on the loopback address
 * @param path of a request
 * @param jvm the process that it is part of
 */
record Target(String name, Protocol protocol, int port, String path, Jvm jvm) {
    /** What a door speaks. */
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
