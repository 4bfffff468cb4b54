package org.primeradiant.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.core.metrics.Gauge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Metric;
import org.primeradiant.settings.Limits;

/** Checks the limits on metrics of components, whose names, tags and number may come from callers' data. */
class MetersLimitsTest {
    private static final int LINES_OF_A_TIMER = 53;

    private final Meters meters = new Meters(Map.of("model_name", "iris"));

    @Test
    void showEveryReasonFromTheBeginning() throws IOException {
        assertThat(text().lines().filter(line -> line.startsWith("radiant_metrics_refused_total")))
                .hasSize(7)
                .allMatch(line -> line.endsWith(" 0.0"));
    }

    @Test
    void countWhatTheyRefuse() throws IOException {
        meters.record(gauge("level", tags(Limits.METRIC_LABELS + 1)), "predict");

        assertThat(text())
                .contains("# TYPE radiant_metrics_refused_total counter\n")
                .contains(
                        refused("names", 0),
                        refused("series", 0),
                        refused("lines", 0),
                        refused("labels", 1),
                        refused("text", 0),
                        refused("type", 0),
                        refused("value", 0));
    }

    @Test
    void keepAThousandNames() throws IOException {
        for (int i = 0; i < 3000; i++) {
            meters.record(gauge("name_" + i, Map.of()), "predict");
        }
        meters.record(gauge("name_999", Map.of()), "route");

        assertThat(samples("name_")).hasSize(Limits.METRIC_NAMES + 1);
        assertThat(text()).contains("name_999{method=\"route\"", refused("names", 2000));
    }

    @Test
    void keepAThousandSetsOfLabelsOfAName() throws IOException {
        for (int i = 0; i < 1002; i++) {
            meters.record(gauge("level", Map.of("user", "u" + i)), "predict");
        }
        meters.record(gauge("level", Map.of("user", "u999")), "predict");

        assertThat(samples("level{")).hasSize(Limits.METRIC_SERIES);
        assertThat(text()).contains(refused("series", 2));
    }

    @Test
    void weighATimerByTheLinesOfItsHistogram() throws IOException {
        for (int i = 0; i < 1200; i++) {
            meters.record(timer("time_" + i / 600, "u" + i), "predict");
        }

        assertThat(samples("time_")).hasSize(Limits.METRIC_LINES / LINES_OF_A_TIMER * LINES_OF_A_TIMER);
        assertThat(text()).contains(refused("lines", 1200 - 1132));
    }

    @Test
    void keepSmallerSeriesInTheLinesThatNoTimerFits() throws IOException {
        for (int i = 0; i < 1200; i++) {
            meters.record(timer("time_" + i / 600, "u" + i), "predict");
        }
        for (int i = 0; i < 5; i++) {
            meters.record(gauge("level", Map.of("user", "u" + i)), "predict");
        }

        assertThat(samples("level{")).hasSize(Limits.METRIC_LINES - 1132 * LINES_OF_A_TIMER);
        assertThat(text()).contains(refused("lines", 1200 - 1132 + 1));
    }

    @Test
    void keepAsManyTagsAsAMetricMayHave() throws IOException {
        meters.record(gauge("fits", tags(Limits.METRIC_LABELS)), "predict");
        meters.record(gauge("too_many", tags(Limits.METRIC_LABELS + 1)), "predict");

        assertThat(text()).contains("fits{").doesNotContain("too_many").contains(refused("labels", 1));
    }

    @Test
    void keepTextsUpToTheirLength() throws IOException {
        String longest = "n".repeat(Limits.METRIC_TEXT);
        String longer = longest + "n";
        meters.record(gauge(longest, Map.of(longest, longest)), "predict");
        meters.record(gauge(longer, Map.of()), "predict");
        meters.record(gauge("long_tag", Map.of(longer, "")), "predict");
        meters.record(gauge("long_value", Map.of("tag", longer)), "predict");

        assertThat(text())
                .contains(longest + "{")
                .doesNotContain(longer)
                .doesNotContain("long_tag", "long_value")
                .contains(refused("text", 3));
    }

    @Test
    void countMeasurementsOfAnotherType() throws IOException {
        meters.record(gauge("level", Map.of()), "predict");
        meters.record(timer("level", "u"), "predict");

        assertThat(text()).contains(refused("type", 1));
    }

    @Test
    void keepComponentsOffTheNamesOfRadiantsOwn() throws IOException {
        meters.record(gauge("own", Map.of()), "predict");
        meters.add(List.of(Gauge.builder().name("own").build()));
        meters.record(gauge("own", Map.of()), "predict");
        meters.record(gauge("radiant_metrics_refused", Map.of()), "predict");
        meters.record(gauge("radiant_metrics_refused_total", Map.of()), "predict");

        assertThat(samples("own")).containsExactly("own 0.0");
        assertThat(text()).contains(refused("names", 3));
    }

    @Test
    void shareTheLimitsWithOtherLabels() throws IOException {
        Meters node = meters.labelled(Map.of("model_name", "other"));
        for (int i = 0; i < 600; i++) {
            meters.record(gauge("name_a" + i, Map.of()), "predict");
            node.record(gauge("name_b" + i, Map.of()), "predict");
        }

        assertThat(samples("name_")).hasSize(Limits.METRIC_NAMES);
    }

    @Test
    void keepNoMoreNamesUnderConcurrency() throws Exception {
        atOnce(i -> meters.record(gauge("name_" + i, Map.of()), "predict"));

        assertThat(samples("name_")).hasSize(Limits.METRIC_NAMES);
        assertThat(text()).contains(refused("names", 4 * (1500 - Limits.METRIC_NAMES)));
    }

    @Test
    void keepNoMoreSeriesUnderConcurrency() throws Exception {
        atOnce(i -> meters.record(gauge("level", Map.of("user", "u" + i)), "predict"));

        assertThat(samples("level{")).hasSize(Limits.METRIC_SERIES);
        assertThat(text()).contains(refused("series", 4 * (1500 - Limits.METRIC_SERIES)));
    }

    /** Runs {@code work} for 0 to 1499 on each of four threads concurrently. */
    private static void atOnce(IntConsumer work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch ready = new CountDownLatch(4);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    for (int i = 0; i < 1500; i++) {
                        work.accept(i);
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<String, String> tags(int count) {
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < count; i++) {
            tags.put("tag" + i, "x");
        }
        return tags;
    }

    private static Metric gauge(String key, Map<String, String> tags) {
        return new Metric(Metric.Type.GAUGE, key, 1, tags);
    }

    private static Metric timer(String key, String user) {
        return new Metric(Metric.Type.TIMER, key, 1, Map.of("user", user));
    }

    private static String refused(String reason, int count) {
        return "radiant_metrics_refused_total{reason=\"" + reason + "\"} " + count + ".0\n";
    }

    private List<String> samples(String start) throws IOException {
        return text().lines().filter(line -> line.startsWith(start)).toList();
    }

    private String text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        meters.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
