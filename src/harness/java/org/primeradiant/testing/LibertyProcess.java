package org.primeradiant.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The JVM of Open Liberty and its log. Not thread-safe: Arquillian sends one command at a time. */
final class LibertyProcess {
    private static final LibertyMessage END = new LibertyMessage("", "the server has exited");
    private static final int PATIENCE_MINUTES = 5;

    private final Process process;
    private final BlockingQueue<LibertyMessage> messages = new LinkedBlockingQueue<>();

    private LibertyProcess(Process process) {
        this.process = process;
    }

    static LibertyProcess start(LibertyConfiguration configuration) throws IOException {
        prepare(configuration);
        ProcessBuilder command = new ProcessBuilder(
                        configuration.home().resolve("bin/server").toString(), "run", "radiant")
                .redirectError(configuration.server().resolve("error.log").toFile());
        command.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JVM_ARGS", configuration.javaOptions(),
                        "WLP_LOGGING_CONSOLE_FORMAT", "json",
                        "WLP_LOGGING_CONSOLE_SOURCE", "message",
                        "WLP_LOGGING_CONSOLE_LOGLEVEL", "INFO"));
        LibertyProcess server = new LibertyProcess(command.start());
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        Thread reader = new Thread(server::read, "openliberty");
        reader.setDaemon(true);
        reader.start();
        server.await(message -> message.id().equals("CWWKF0011I"));
        return server;
    }

    /**
     * Waits for a message.
     *
     * @return all messages since the last wait, ending with the expected one
     * @throws IOException if no message arrives for five minutes, or the server exits
     */
    List<LibertyMessage> await(Predicate<LibertyMessage> expected) throws IOException {
        List<LibertyMessage> passed = new ArrayList<>();
        try {
            for (LibertyMessage message = next(); message != null; message = next()) {
                passed.add(message);
                if (expected.test(message)) {
                    return passed;
                }
                if (message == END) {
                    throw new IOException("Open Liberty exited: " + passed);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        throw new IOException("no message from Open Liberty for " + PATIENCE_MINUTES + " minutes after " + passed);
    }

    void stop() {
        process.destroyForcibly();
    }

    private LibertyMessage next() throws InterruptedException {
        return messages.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                messages.add(LibertyMessage.parse(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            messages.add(END);
        }
    }

    /**
     * Creates a server with the configuration of a real installation, on the loopback address and a port of the tests.
     */
    private static void prepare(LibertyConfiguration configuration) throws IOException {
        Path server = configuration.server();
        if (Files.exists(server)) {
            try (Stream<Path> files = Files.walk(server)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.createDirectories(server.resolve("dropins"));
        Files.copy(configuration.serverXml(), server.resolve("server.xml"));
        Files.copy(
                configuration.serverXml().resolveSibling("datasource.xml"),
                Files.createDirectories(server.resolve("configDropins/defaults"))
                        .resolve("datasource.xml"));
        PayaraMicroJar.copyRuntime(
                "h2.jar", Files.createDirectories(server.resolve("jdbc")).resolve("h2.jar"));
        Files.writeString(overrides.resolve("tests.xml"), """
                <server>
                    <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
                </server>
                """.formatted(configuration.httpPort()));
    }
}
