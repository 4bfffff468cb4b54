package org.primeradiant.repository;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts attempts to load models, by model and outcome, and tells which last ones failed. Thread-safe. */
final class LoadMetrics {
    private final Map<String, Counts> models = new ConcurrentSkipListMap<>();

    private record Counts(long loaded, long failed, boolean lastFailed) {
        private static final Counts NONE = new Counts(0, 0, false);

        Counts plus(boolean success) {
            return new Counts(success ? loaded + 1 : loaded, success ? failed : failed + 1, !success);
        }
    }

    void count(String model, boolean success) {
        models.compute(model, (name, before) -> (before == null ? Counts.NONE : before).plus(success));
    }

    /** Drops the series of a model that has been deleted. */
    void forget(String model) {
        models.remove(model);
    }

    /** The collectors of all these metrics. */
    List<Collector> collectors() {
        return List.of(this::loads, this::lastFailures);
    }

    private MetricSnapshot loads() {
        CounterSnapshot.Builder snapshot =
                CounterSnapshot.builder().name("radiant_model_loads").help("Attempts to load models from files");
        models.forEach((model, counts) -> {
            snapshot.dataPoint(point(model, "loaded", counts.loaded));
            snapshot.dataPoint(point(model, "failed", counts.failed));
        });
        return snapshot.build();
    }

    private static CounterDataPointSnapshot point(String model, String outcome, long count) {
        return CounterDataPointSnapshot.builder()
                .labels(Labels.of("model", model, "outcome", outcome))
                .value(count)
                .build();
    }

    private MetricSnapshot lastFailures() {
        GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder()
                .name("radiant_model_last_load_failed")
                .help("Whether the last attempt to load a model failed");
        models.forEach((model, counts) -> snapshot.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(Labels.of("model", model))
                .value(counts.lastFailed ? 1 : 0)
                .build()));
        return snapshot.build();
    }
}
