package org.primeradiant.doors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The server to measure and its folders.
 *
 * @param server {@code payara-micro} or {@code wildfly}
 * @param home the unpacked server; unused for Payara Micro
 * @param configuration its folder in server-config
 * @param work folder for logs and deployments
 * @param javaOptions options of the servers' JVMs
 */
record Installation(String server, Path home, Path configuration, Path work, List<String> javaOptions) {
    static Installation of(String server, Path home, String heap, List<String> javaOptions) {
        List<String> options = new ArrayList<>(List.of("-Xms" + heap, "-Xmx" + heap));
        options.addAll(javaOptions);
        return new Installation(
                server,
                home.toAbsolutePath(),
                Path.of("server-config", server).toAbsolutePath(),
                Path.of("target", "doors").toAbsolutePath(),
                options);
    }

    boolean isWildFly() {
        return server.equals("wildfly");
    }
}
