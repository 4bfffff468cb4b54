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

/** A running process of the image's entry script. */
public final class RadiantProcess implements AutoCloseable {
    /** Long enough for a machine under heavy load. */
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

    /** Returns the files left in its temporary folder. */
    String[] leftovers() {
        return folder.resolve("tmp").toFile().list();
    }

    /** Waits for the first line of its log. */
    void awaitLog() throws IOException, InterruptedException {
        while (log().isEmpty()) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Waits until its log contains a text, and returns the log. */
    String awaitLog(String text) throws IOException, InterruptedException {
        String log = log();
        while (!log.contains(text)) {
            assertThat(process.isAlive()).as("is running, see " + folder).isTrue();
            Thread.sleep(POLL_MILLIS);
            log = log();
        }
        return log;
    }

    /** Waits until readiness reports 200. */
    public void awaitReady() throws InterruptedException {
        long start = System.nanoTime();
        while (readiness() != OK) {
            assertThat(process.isAlive()).as("is running, see " + folder).isTrue();
            assertThat(System.nanoTime() - start)
                    .as("starts in time, see " + folder)
                    .isLessThan(TimeUnit.SECONDS.toNanos(START_SECONDS));
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Waits until readiness is no longer 200 and returns the new status, or 0 if the port is closed. */
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

    /** Sends SIGKILL, and waits for the process to end. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the process to end by itself and returns its exit code. */
    public int code() throws InterruptedException {
        return code(START_SECONDS);
    }

    /** Waits for the process to end after {@link #terminate} and returns its exit code. */
    int codeSoon() throws InterruptedException {
        return code(END_SECONDS);
    }

    private int code(int seconds) throws InterruptedException {
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
                .as("exits in time, see " + folder)
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
