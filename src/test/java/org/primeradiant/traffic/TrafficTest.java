package org.primeradiant.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.primeradiant.admission.Budget;
import org.primeradiant.admission.ObservedCall;
import org.primeradiant.admission.ObservedCall.Outcome;
import org.primeradiant.admission.Pool;
import org.primeradiant.admission.Watch;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.Limits;

class TrafficTest {
    private static final Limits LIMITS =
            new Limits(1, 1, 1, 1 << 20, 0, 1, 0, 1, Duration.ofSeconds(60), Duration.ofSeconds(30), 0);

    private final Clock clock = Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC);
    private final Traffic traffic = new Traffic(clock, Map.of("deployment_name", "irises"));
    private final Watch watch = new Watch(LIMITS, Thread::new, text -> {}, List.of(traffic));

    private final Pool pool = watch.pool("HTTP", 1);

    private void call(String component, Outcome outcome, String code, String reason) {
        Budget budget = watch.beginUntimed(pool);
        ObservedCall observed = budget.observed();
        observed.names(component, "PREDICT", "seldon", "p1");
        observed.sent(30);
        observed.ends(outcome, code, reason);
        budget.close();
    }

    @Test
    void countsCallsByOutcomeAndCode() {
        call("iris", Outcome.ANSWERED, "200", "");
        call("iris", Outcome.ANSWERED, "200", "");
        call("iris", Outcome.REFUSED, "400", "MICROSERVICE_BAD_DATA");

        Series series = traffic.series().get(0);
        assertThat(series.answered()).isEqualTo(2);
        assertThat(series.refused()).isEqualTo(1);
        assertThat(series.failed()).isZero();
        assertThat(series.inFlight()).isZero();
        assertThat(series.codes()).isEqualTo(Map.of("200", 2L, "400", 1L));
        assertThat(series.bytesOut()).isEqualTo(90);
    }

    @Test
    void knowsCallsInFlight() {
        watch.beginUntimed(pool).observed().names("iris", "PREDICT", "seldon", "");

        assertThat(traffic.series().get(0).inFlight()).isEqualTo(1);
        assertThat(traffic.series().get(0).ended()).isZero();
    }

    @Test
    void keepsTheLastFailuresWithTheirReasons() {
        call("iris", Outcome.ANSWERED, "200", "");
        IntStream.rangeClosed(1, 101).forEach(i -> call("iris", Outcome.FAILED, "500", "failure " + i));

        assertThat(traffic.failures()).hasSize(100);
        assertThat(traffic.failures().get(0).reason()).isEqualTo("failure 101");
        assertThat(traffic.failures().get(0).at()).isEqualTo(Instant.ofEpochSecond(1000));
        assertThat(traffic.failures().get(99).reason()).isEqualTo("failure 2");
    }

    @Test
    void keepsTheLastFifteenMinutes() {
        call("iris", Outcome.FAILED, "500", "");

        Slot slot = traffic.recent("iris").get(0);
        assertThat(slot.start()).isEqualTo(Instant.ofEpochSecond(1000));
        assertThat(slot.failed()).isEqualTo(1);
        assertThat(traffic.recent("unknown")).isEmpty();
    }

    @Test
    void countsComponentsBeyondTheBoundTogether() {
        IntStream.range(0, Traffic.MOST_COMPONENTS + 3).forEach(i -> call("c" + i, Outcome.ANSWERED, "200", ""));

        assertThat(traffic.series())
                .filteredOn(series -> series.component().equals(Traffic.OTHERS))
                .singleElement()
                .satisfies(series -> assertThat(series.answered()).isEqualTo(3));
    }

    @Test
    void losesNoneOfAMillionConcurrentCalls() throws Exception {
        int threads = 8;
        int each = 125_000;
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(thread -> callers.submit(() -> callMany(each)))
                    .toList();
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            callers.shutdownNow();
        }

        Series series = traffic.series().get(0);
        assertThat(series.answered()).isEqualTo(1_000_000);
        assertThat(series.inFlight()).isZero();
        assertThat(series.codes()).isEqualTo(Map.of("200", 1_000_000L));
        assertThat(series.bytesOut()).isEqualTo(30_000_000);
        assertThat(traffic.recent("iris").get(0).answered()).isEqualTo(1_000_000);
    }

    private void callMany(int times) {
        for (int i = 0; i < times; i++) {
            call("iris", Outcome.ANSWERED, "200", "");
        }
    }

    @Test
    void exportsWhatItCounted() throws IOException {
        call("iris", Outcome.ANSWERED, "200", "");
        call("iris", Outcome.FAILED, "INTERNAL", "iris.predict failed");

        Meters meters = new Meters(Map.of());
        meters.add(traffic.collectors());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        meters.write(out);
        String labels = "component=\"iris\",deployment_name=\"irises\",operation=\"predict\"";
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("radiant_requests_total{code=\"200\"," + labels
                        + ",outcome=\"answered\",protocol=\"seldon\"} 1.0\n")
                .contains("radiant_requests_total{code=\"INTERNAL\"," + labels
                        + ",outcome=\"failed\",protocol=\"seldon\"} 1.0\n")
                .contains("radiant_request_duration_seconds_count{" + labels
                        + ",outcome=\"failed\",protocol=\"seldon\"} 1\n")
                .contains("radiant_requests_in_flight{" + labels + ",protocol=\"seldon\"} 0.0\n")
                .contains("radiant_response_bytes_total{" + labels + ",protocol=\"seldon\"} 60.0\n");
    }
}
