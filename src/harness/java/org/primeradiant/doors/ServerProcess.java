package org.primeradiant.doors;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.primeradiant.testing.PayaraMicroJar;
import org.primeradiant.testing.Ports;

/** A server process: an application server with WARs, or plain grpc-netty. Killed when this JVM exits. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    private static final int POLL_MILLIS = 10;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final Path log;
    private final int port;
    private final long begun = System.nanoTime();

    private ServerProcess(List<String> command, String heap, Path folder, int port) throws IOException {
        this.port = port;
        this.log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_OPTS", heap); // read by WildFly's start script
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts WildFly as the build unpacked it, or Payara Micro. The WARs set their own context paths. */
    static ServerProcess start(Installation installation, List<String> options, Path... wars) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(installation.work()), "server");
        int port = Ports.free();
        List<String> properties = new ArrayList<>(options);
        properties.add("-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")));
        List<String> command = installation.isWildFly()
                ? wildFly(installation, folder, port, wars)
                : payaraMicro(installation, properties, port, wars);
        return new ServerProcess(command, String.join(" ", properties), folder, port);
    }

    /** Starts a main class of the test class path, with a port as its only argument. */
    static ServerProcess start(Installation installation, List<String> options, Class<?> main) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(installation.work()), "plain");
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), String.valueOf(port)));
        return new ServerProcess(command, "", folder, port);
    }

    private static List<String> payaraMicro(Installation installation, List<String> options, int port, Path... wars) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(
                List.of("-jar", PayaraMicroJar.path().toString(), "--nohazelcast", "--disablephonehome", "--port"));
        command.addAll(List.of(String.valueOf(port), "--prebootcommandfile"));
        command.add(installation.configuration().resolve("pre-boot.asadmin").toString());
        Stream.of(wars).forEach(war -> command.addAll(List.of("--deploy", war.toString())));
        return command;
    }

    private static List<String> wildFly(Installation installation, Path folder, int port, Path... wars)
            throws IOException {
        Path base = folder.resolve("standalone");
        Path original = installation.home().resolve("standalone");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = base.resolve(original.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        for (Path war : wars) {
            Files.copy(
                    war, base.resolve("deployments").resolve(war.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return List.of(
                installation.home().resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + Ports.free(),
                "-Djboss.management.http.port=" + Ports.free(),
                "--yaml=" + installation.configuration().resolve("radiant.yml"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    int port() {
        return port;
    }

    /** Attaches to the server's JVM: the process itself, or the child that its script started. */
    Jvm jvm() throws IOException {
        return Jvm.attach(process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElse(process.toHandle())
                .pid());
    }

    /** Waits until a GET of the path answers 200 and returns the time since the start. */
    Duration awaitOk(String path) throws IOException, InterruptedException {
        while (status(path) != 200) {
            check();
            Thread.sleep(POLL_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Waits until the port accepts connections. */
    void awaitOpen(int listening) throws IOException, InterruptedException {
        while (!Ports.isOpen(listening)) {
            check();
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void check() throws IOException {
        if (!process.isAlive() || System.nanoTime() - begun > START.toNanos()) {
            throw new IOException("the server did not start, see " + log);
        }
    }

    private int status(String path) throws InterruptedException {
        try {
            return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0; // not listening yet
        }
    }

    /**
     * Sends a body and returns the body of the answer.
     *
     * @throws IOException if the status is 300 or higher
     */
    byte[] send(String method, String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " answered " + answer.statusCode() + ", see " + log);
        }
        return answer.body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
