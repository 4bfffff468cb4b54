package org.primeradiant.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The JVM that runs {@link MicroServer}, as used by the tests. Not thread-safe: Arquillian sends one command at a time.
 */
final class MicroServerProcess {
    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader replies;

    private MicroServerProcess(Process process) {
        this.process = process;
        orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        replies = process.inputReader(StandardCharsets.UTF_8);
    }

    static MicroServerProcess start(PayaraMicroConfiguration configuration) throws IOException {
        Path directory = configuration.directory().toPath();
        Files.createDirectories(directory.resolve("tmp"));
        File log = directory.resolve("server.log").toFile();
        MicroServerProcess server = new MicroServerProcess(new ProcessBuilder(command(configuration))
                .directory(directory.toFile())
                .redirectError(log)
                .start());
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        try {
            server.reply();
        } catch (IOException e) {
            throw new IOException("Payara Micro did not start, see " + log, e);
        }
        return server;
    }

    /** Sends a command and returns an empty string, or the reason for its failure. */
    String order(String order) throws IOException {
        orders.println(order);
        return reply();
    }

    void stop() {
        process.destroyForcibly();
    }

    private String reply() throws IOException {
        for (String line = replies.readLine(); line != null; line = replies.readLine()) {
            if (line.equals("ok")) {
                return "";
            }
            if (line.startsWith("failed ")) {
                return line.substring("failed ".length()).replace("\\n", "\n");
            }
        }
        throw new IOException("the server has exited");
    }

    private static List<String> command(PayaraMicroConfiguration configuration) throws IOException {
        Path directory = configuration.directory().toPath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(configuration.javaOptions().split("\\s+")));
        command.add("-Djava.io.tmpdir=" + directory.resolve("tmp"));
        command.addAll(List.of("-jar", launcher(directory).toString()));
        // Not --nocluster as well: it would replace --nohazelcast, and Hazelcast would then open a port.
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", String.valueOf(configuration.httpPort())));
        command.addAll(List.of("--prebootcommandfile", preBoot(configuration).toString()));
        return command;
    }

    /** Writes the commands of a real installation, plus one that restricts the server to the loopback address. */
    private static Path preBoot(PayaraMicroConfiguration configuration) throws IOException {
        String loopback = "set configs.config.server-config.network-config.network-listeners"
                + ".network-listener.http-listener.address=127.0.0.1\n";
        String commands = Files.readString(configuration.preBoot().toPath()) + "\n" + loopback;
        return Files.writeString(configuration.directory().toPath().resolve("pre-boot.asadmin"), commands);
    }

    /**
     * Creates a jar with {@link MicroServer} and Payara Micro's manifest. The test class path is not used, because the
     * server would find the tests' classes there before those in the WAR. The manifest is needed because it opens the
     * JDK's packages to Payara.
     */
    private static Path launcher(Path directory) throws IOException {
        File payara = PayaraMicroJar.path().toFile();
        Path launcher = directory.resolve("launcher.jar");
        try (JarFile jar = new JarFile(payara)) {
            Manifest manifest = jar.getManifest();
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MicroServer.class.getName());
            manifest.getMainAttributes()
                    .put(Attributes.Name.CLASS_PATH, payara.toURI().toString());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(launcher), manifest)) {
                add(MicroServer.class, out);
                for (Class<?> nested : MicroServer.class.getDeclaredClasses()) {
                    add(nested, out);
                }
            }
        }
        return launcher;
    }

    private static void add(Class<?> type, JarOutputStream out) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(name));
        try (var in = type.getResourceAsStream("/" + name)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }
}
