package org.primeradiant.goldens;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.primeradiant.testing.PayaraMicroJar;

/**
 * Starts the WAR with all toys on Payara Micro, for external clients. The server inherits the environment:
 * {@code RADIANT_COMPONENT} names the toy at the root, {@code RADIANT_GRPC_PORT} sets the gRPC port. The only argument
 * is the HTTP port, 8080 by default.
 */
public final class ToysServer {
    private ToysServer() {}

    public static void main(String[] arguments) throws Exception {
        if (System.getProperty("radiant.war") == null) {
            System.setProperty("radiant.war", "target/radiant.war");
        }
        Path directory = Files.createDirectories(Path.of("target/toys"));
        File war = directory.resolve("toys.war").toFile();
        ToysWar.with(Map.of()).as(ZipExporter.class).exportTo(war, true);
        Process server = start(war, arguments.length == 0 ? "8080" : arguments[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        System.exit(server.waitFor());
    }

    private static Process start(File war, String port) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                PayaraMicroJar.path().toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--prebootcommandfile",
                "server-config/payara-micro/pre-boot.asadmin",
                "--port",
                port,
                "--contextroot",
                "/",
                "--deploy",
                war.toString());
        return new ProcessBuilder(command).inheritIO().start();
    }
}
