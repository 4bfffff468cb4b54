package org.primeradiant.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Metric;

class MetersTest {
    private final Meters meters = new Meters(Map.of("model_name", "iris"));

    @Test
    void addsUpACounterUnderASuffix() throws IOException {
        meters.record(metric(Metric.Type.COUNTER, "calls", 1), "predict");
        meters.record(metric(Metric.Type.COUNTER, "calls", 2.5), "predict");

        assertThat(text())
                .contains("# TYPE calls_total counter\n", "calls_total{method=\"predict\",model_name=\"iris\"} 3.5\n");
    }

    @Test
    void doesNotRepeatTheSuffixOfACounter() throws IOException {
        meters.record(metric(Metric.Type.COUNTER, "calls_total", 1), "predict");

        assertThat(text()).contains("calls_total{").doesNotContain("calls_total_total");
    }

    @Test
    void addsUpACounterWithAndWithoutTheSuffix() throws IOException {
        meters.record(metric(Metric.Type.COUNTER, "calls", 1), "predict");
        meters.record(metric(Metric.Type.COUNTER, "calls_total", 2), "predict");

        assertThat(text()).contains("calls_total{method=\"predict\",model_name=\"iris\"} 3.0\n");
    }

    @Test
    void keepsTheFirstTypeOfANameThatDiffersInTheSuffixAlone() throws IOException {
        meters.record(metric(Metric.Type.GAUGE, "calls_total", 7), "predict");
        meters.record(metric(Metric.Type.COUNTER, "calls", 1), "predict");

        assertThat(text()).contains("# TYPE calls").contains(" 7.0\n").doesNotContain("iris\"} 1.0\n");
    }

    @Test
    void keepsTheLastLevelOfAGauge() throws IOException {
        meters.record(metric(Metric.Type.GAUGE, "level", 100), "predict");
        meters.record(metric(Metric.Type.GAUGE, "level", -7), "predict");

        assertThat(text()).contains("# TYPE level gauge\n", "level{method=\"predict\",model_name=\"iris\"} -7.0\n");
    }

    @Test
    void countsATimersMillisecondsInBucketsOfSeconds() throws IOException {
        meters.record(metric(Metric.Type.TIMER, "time", 20.2), "predict");
        meters.record(metric(Metric.Type.TIMER, "time", 60_000), "predict");

        assertThat(text())
                .contains(
                        "# TYPE time histogram\n",
                        "time_bucket{method=\"predict\",model_name=\"iris\",le=\"0.001\"} 0\n",
                        "le=\"0.0012341553253454693\"} 0\n",
                        "time_bucket{method=\"predict\",model_name=\"iris\",le=\"30.0\"} 1\n",
                        "time_bucket{method=\"predict\",model_name=\"iris\",le=\"+Inf\"} 2\n",
                        "time_count{method=\"predict\",model_name=\"iris\"} 2\n",
                        "time_sum{method=\"predict\",model_name=\"iris\"} 60.0202\n");
    }

    @Test
    void hasASeriesForEachSetOfTagsAndTheDeploymentsLabelsWin() throws IOException {
        meters.record(
                new Metric(Metric.Type.COUNTER, "calls", 1, Map.of("region", "eu", "model_name", "x")), "predict");
        meters.record(new Metric(Metric.Type.COUNTER, "calls", 2, Map.of("region", "us")), "route");

        assertThat(text())
                .contains(
                        "calls_total{method=\"predict\",model_name=\"iris\",region=\"eu\"} 1.0\n",
                        "calls_total{method=\"route\",model_name=\"iris\",region=\"us\"} 2.0\n");
    }

    @Test
    void keepsNoMoreThanAThousandSetsOfTags() throws IOException {
        for (int i = 0; i < 1001; i++) {
            meters.record(new Metric(Metric.Type.GAUGE, "level", i, Map.of("user", "u" + i)), "predict");
        }

        assertThat(text().lines().filter(line -> line.startsWith("level{"))).hasSize(1000);
    }

    @Test
    void keepsTheFirstTypeOfAName() throws IOException {
        meters.record(metric(Metric.Type.GAUGE, "level", 1), "predict");
        meters.record(metric(Metric.Type.COUNTER, "level", 5), "predict");

        assertThat(text())
                .contains("level{method=\"predict\",model_name=\"iris\"} 1.0\n")
                .doesNotContain("level_total");
    }

    @Test
    void takesANameThatPrometheusDoesNotKnow() throws IOException {
        meters.record(new Metric(Metric.Type.GAUGE, "my level-1", 1, Map.of("a b", "c\"d")), "predict");

        assertThat(text()).contains("my_level_1{a_b=\"c\\\"d\",method=\"predict\",model_name=\"iris\"} 1.0\n");
    }

    @Test
    void countsRewardsAndDoesNotFailBelowZero() throws IOException {
        meters.reward(0);
        meters.reward(2.5);
        assertThat(text())
                .contains(
                        "seldon_api_model_feedback_total{method=\"feedback\",model_name=\"iris\"} 1.0\n",
                        "seldon_api_model_feedback_reward_total{method=\"feedback\",model_name=\"iris\"} 2.5\n");

        meters.reward(-5);

        assertThat(text())
                .contains(
                        "seldon_api_model_feedback_total{method=\"feedback\",model_name=\"iris\"} 2.0\n",
                        "seldon_api_model_feedback_reward_total{method=\"feedback\",model_name=\"iris\"} 0.0\n");
    }

    private static Metric metric(Metric.Type type, String key, double value) {
        return new Metric(type, key, value, Map.of());
    }

    private String text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        meters.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
