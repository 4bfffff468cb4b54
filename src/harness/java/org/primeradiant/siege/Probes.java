package org.primeradiant.siege;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends the requests of an orchestrator and a monitoring system twice a second, over HTTP on a new connection
 * each time.
 */
final class Probes implements AutoCloseable {
    private static final int PERIOD_MILLIS = 500;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<String> PATHS = List.of("/health/ping", "/health/status", "/metrics");

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Probe> probes = new ArrayList<>();
    private final List<RawHttp> clients = new ArrayList<>();
    private final Passes passes;
    private final Bystander grpc;

    private record Probe(Measured measured, Question question) {}

    private interface Question {
        Answer ask() throws InterruptedException;
    }

    Probes(int httpPort, int metricsPort, int grpcPort, Passes passes) {
        this.passes = passes;
        grpc = new Bystander(grpcPort);
        add("HTTP port", httpPort);
        add("metrics port", metricsPort);
        probes.add(new Probe(new Measured("gRPC health"), this::health));
    }

    private void add(String name, int port) {
        RawHttp client = new RawHttp(port, LIMIT);
        clients.add(client);
        PATHS.forEach(path ->
                probes.add(new Probe(new Measured(path + ", " + name), () -> client.get(path, passes.probe()))));
    }

    void start() {
        clock.scheduleAtFixedRate(
                () -> probes.forEach(probe -> threads.submit(() -> {
                    ask(probe);
                    return null;
                })),
                0,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Stops asking and waits for the outstanding answers, each of which has a time limit. */
    void stop() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
        threads.shutdown();
        threads.awaitTermination(2, TimeUnit.MINUTES);
    }

    List<Measured> all() {
        return probes.stream().map(Probe::measured).toList();
    }

    private static void ask(Probe probe) throws InterruptedException {
        long start = System.nanoTime();
        Answer answer = probe.question().ask();
        if (answer.status().equals("200") || answer.status().equals("OK")) {
            probe.measured().answered(start);
        } else if (answer.status().equals("503") || answer.busy()) {
            probe.measured().refused(start);
        } else {
            probe.measured().failed(start, answer.toString());
        }
    }

    private Answer health() {
        try {
            ServingStatus status = grpc.grpc()
                    .call(
                            "grpc.health.v1.Health/Check",
                            HealthCheckRequest.getDefaultInstance(),
                            HealthCheckResponse.getDefaultInstance(),
                            Map.of())
                    .getStatus();
            return status == ServingStatus.SERVING
                    ? Answer.ok("")
                    : Answer.grpc(Status.UNAVAILABLE.withDescription(status.name()));
        } catch (StatusRuntimeException e) {
            return Answer.grpc(e.getStatus());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
        clients.forEach(RawHttp::close);
        grpc.close();
    }
}
