package org.primeradiant.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The entry script, running. */
public final class RadiantProcess implements AutoCloseable {
    /** Long, for a machine that does much else. */
    private static final int START_SECONDS = 300;

    private static final int END_SECONDS = 60;
    private static final int POLL_MILLIS = 20;
    private static final int OK = 200;
    private static final int CLOSED = 0;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final OperatorEnvironment environment;
    private final Path folder;

    private RadiantProcess(Process process, OperatorEnvironment environment, Path folder) {
        this.process = process;
        this.environment = environment;
        this.folder = folder;
    }

    /** Starts the script; its output and temporary files go into the folder. */
    public static RadiantProcess start(Installation installation, OperatorEnvironment environment, Path folder)
            throws IOException {
        Path work = Files.createDirectories(folder.resolve("tmp"));
        ProcessBuilder builder =
                new ProcessBuilder(installation.home().resolve("radiant").toString());
        Map<String, String> variables = builder.environment();
        variables.keySet().retainAll(Set.of("PATH"));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("JAVA_OPTS", "-Xmx512m -Djava.io.tmpdir=" + work);
        variables.putAll(environment.variables());
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        RadiantProcess radiant = new RadiantProcess(builder.start(), environment, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(radiant::close));
        return radiant;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The code with which it has ended. */
    public int exitValue() {
        return process.exitValue();
    }

    public int httpPort() {
        return environment.port("HTTP");
    }

    public int grpcPort() {
        return environment.port("GRPC");
    }

    public int metricsPort() {
        return environment.port("METRICS");
    }

    Set<Integer> listeningPorts() throws IOException {
        return ListeningPorts.of(process.pid());
    }

    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** What it has left in its temporary folder. */
    String[] leftovers() {
        return folder.resolve("tmp").toFile().list();
    }

    /** Waits until it says something. */
    void awaitLog() throws IOException, InterruptedException {
        while (log().isEmpty()) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Waits until it is ready. */
    public void awaitReady() throws InterruptedException {
        long start = System.nanoTime();
        while (readiness() != OK) {
            assertThat(process.isAlive()).as("runs; see " + folder).isTrue();
            assertThat(System.nanoTime() - start)
                    .as("starts; see " + folder)
                    .isLessThan(TimeUnit.SECONDS.toNanos(START_SECONDS));
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** What readiness turns to when it is no longer true. */
    int nextReadiness() throws InterruptedException {
        int status = readiness();
        while (status == OK) {
            Thread.sleep(POLL_MILLIS);
            status = readiness();
        }
        return status;
    }

    private int readiness() throws InterruptedException {
        try {
            return get(httpPort(), "/health/status").statusCode();
        } catch (IOException e) {
            return CLOSED;
        }
    }

    public static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri(port, path)).build(), BodyHandlers.ofString());
    }

    public static HttpResponse<String> post(int port, String path, String json)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(port, path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** The code with which it ends by itself. */
    public int code() throws InterruptedException {
        return code(START_SECONDS);
    }

    /** The code with which it ends after {@link #terminate}. */
    int codeSoon() throws InterruptedException {
        return code(END_SECONDS);
    }

    private int code(int seconds) throws InterruptedException {
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
                .as("ends; see " + folder)
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
