package org.primeradiant.traffic;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.primeradiant.admission.ObservedCall.Outcome;

/** The metrics of all calls, for Prometheus. Thread-safe. */
final class TrafficMetrics {
    private final Collection<Counters> all;
    private final Labels deployment;

    TrafficMetrics(Collection<Counters> all, Map<String, String> labels) {
        this.all = all;
        this.deployment = Labels.of(
                labels.keySet().toArray(new String[0]), labels.values().toArray(new String[0]));
    }

    List<Collector> collectors() {
        return List.of(this::requests, this::durations, this::inFlight, this::bytesIn, this::bytesOut);
    }

    private Labels labels(Counters counters) {
        return deployment.merge(Labels.of(
                "component",
                counters.component(),
                "operation",
                counters.operation().toLowerCase(Locale.ROOT),
                "protocol",
                counters.protocol()));
    }

    private static String text(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private MetricSnapshot requests() {
        CounterSnapshot.Builder snapshot = CounterSnapshot.builder()
                .name("radiant_requests")
                .help("Calls of components and graphs that have ended, by outcome and status code");
        all.forEach(counters -> counters.forEachOutcome((outcome, ended) -> ended.codes()
                .forEach((code, count) -> snapshot.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(labels(counters).merge(Labels.of("outcome", text(outcome), "code", code)))
                        .value(count)
                        .build()))));
        return snapshot.build();
    }

    private MetricSnapshot durations() {
        HistogramSnapshot.Builder snapshot = HistogramSnapshot.builder()
                .name("radiant_request_duration_seconds")
                .help("Time from the admission of a call to its end, in seconds");
        all.forEach(counters ->
                counters.forEachOutcome((outcome, ended) -> snapshot.dataPoint(HistogramDataPointSnapshot.builder()
                        .labels(labels(counters).merge(Labels.of("outcome", text(outcome))))
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(
                                Latencies.exportedBounds(),
                                Latencies.exported(ended.latencies().counts())))
                        .sum(ended.latencies().sumSeconds())
                        .build())));
        return snapshot.build();
    }

    private MetricSnapshot inFlight() {
        GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder()
                .name("radiant_requests_in_flight")
                .help("Calls of components and graphs that have begun and not ended");
        all.forEach(counters -> snapshot.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels(counters))
                .value(counters.inFlight())
                .build()));
        return snapshot.build();
    }

    private MetricSnapshot bytesIn() {
        return bytes("radiant_request_bytes", "Bytes of request bodies, as received", Counters::bytesIn);
    }

    private MetricSnapshot bytesOut() {
        return bytes("radiant_response_bytes", "Bytes of response bodies, as sent", Counters::bytesOut);
    }

    private MetricSnapshot bytes(String name, String help, ToLongFunction<Counters> bytes) {
        CounterSnapshot.Builder snapshot = CounterSnapshot.builder().name(name).help(help);
        all.forEach(counters -> snapshot.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels(counters))
                .value(bytes.applyAsLong(counters))
                .build()));
        return snapshot.build();
    }
}
