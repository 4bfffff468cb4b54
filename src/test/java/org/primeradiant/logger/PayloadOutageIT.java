package org.primeradiant.logger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Ports;
import org.primeradiant.testing.RadiantWar;
import org.primeradiant.toys.Echo;

/**
 * Calls a component while the sink of its payload log is down, for {@code -Dradiant.outage.seconds}, 5 by default, and
 * prints how long calls take meanwhile, beside an equal time before.
 */
@ExtendWith(ArquillianExtension.class)
class PayloadOutageIT {
    private static final int SECONDS = Integer.getInteger("radiant.outage.seconds", 5);
    private static final int CLIENTS = 4;
    private static final int PAUSE_MILLIS = 4;
    private static final String ROW = "{\"data\":{\"ndarray\":[[1.0,2.0,3.0,4.0]]}}";
    private static final int PORT = Ports.free();

    private final AtomicInteger numbers = new AtomicInteger();

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                Map.of(
                        "RADIANT_LOGGER_URL",
                        "http://127.0.0.1:" + PORT + "/",
                        "RADIANT_LOGGER_SPOOL",
                        Path.of("target", "payload-outage-" + PORT)
                                .toAbsolutePath()
                                .toString()),
                Echo.class);
    }

    @BeforeEach
    void awaitLoaded() {
        Http.awaitLoaded();
    }

    @Test
    void losesNothingWhileTheSinkIsDown() throws Exception {
        FakeSink before = FakeSink.start(PORT);
        call(500); // to warm up
        long[] usual = call(TimeUnit.SECONDS.toMillis(SECONDS));
        before.close();
        long[] meanwhile = call(TimeUnit.SECONDS.toMillis(SECONDS));
        try (FakeSink after = FakeSink.start(PORT)) {
            int calls = numbers.get();
            Logs.await(
                    "all events of " + calls + " calls",
                    () -> ids(before, after).size() == 2 * calls);
        }

        System.out.println("payload log, sink up:   " + told(usual));
        System.out.println("payload log, sink down: " + told(meanwhile));
        assertThat(Http.get("/metrics").body())
                .containsPattern("radiant_logger_spooled_total [1-9]")
                .contains("radiant_logger_dropped_total{reason=\"queue\"} 0.0")
                .contains("radiant_logger_dropped_total{reason=\"memory\"} 0.0");
    }

    /** The calls and kinds of the events that came, each once. */
    private static Set<String> ids(FakeSink... sinks) {
        Set<String> ids = new HashSet<>();
        for (FakeSink sink : sinks) {
            sink.taken().forEach(event -> ids.add(event.header("ce-requestid") + event.kind()));
        }
        return ids;
    }

    /** Calls for a time, and returns how long each call took, in nanoseconds, in ascending order. */
    private long[] call(long millis) throws Exception {
        ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> call(millis, took)));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
        return took.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private Void call(long millis, ConcurrentLinkedQueue<Long> took) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            String puid = "call-" + numbers.incrementAndGet() + "-";
            long start = System.nanoTime();
            assertThat(Http.post("/predict", ROW, Map.of("Seldon-Puid", puid)).statusCode())
                    .isEqualTo(200);
            took.add(System.nanoTime() - start);
            Thread.sleep(PAUSE_MILLIS);
        }
        return null;
    }

    private static String told(long[] took) {
        return "%d calls, p50 %.2f ms, p99 %.2f ms, max %.2f ms"
                .formatted(took.length, millis(took, 0.5), millis(took, 0.99), millis(took, 1));
    }

    private static double millis(long[] took, double quantile) {
        return took[(int) Math.min(took.length - 1, quantile * took.length)] / 1e6;
    }
}
