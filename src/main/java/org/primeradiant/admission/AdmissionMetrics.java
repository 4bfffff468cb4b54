package org.primeradiant.admission;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The metrics of admission control: refused calls, request memory in use, and stuck threads. Thread-safe. */
public final class AdmissionMetrics {
    private final Watch watch;
    private final Map<Refusal, LongAdder> refused = new ConcurrentHashMap<>();

    /** Why a call is refused. */
    public enum Refusal {
        /** The limit of concurrent HTTP requests is reached. */
        HTTP_CALLS,
        /** The limit of waiting gRPC calls is reached. */
        QUEUE,
        /** The request memory is in use, or is too small for this request. */
        MEMORY,
        /** The limit of concurrent probes is reached. */
        PROBES
    }

    AdmissionMetrics(Watch watch) {
        this.watch = watch;
        for (Refusal refusal : Refusal.values()) {
            refused.put(refusal, new LongAdder());
        }
    }

    /** Counts one refused call. */
    public void refused(Refusal refusal) {
        refused.get(refusal).increment();
    }

    /** The collectors of all these metrics. */
    public List<Collector> collectors() {
        return List.of(this::refusals, this::admitted, this::memory, this::stuck);
    }

    private MetricSnapshot refusals() {
        CounterSnapshot.Builder snapshot =
                CounterSnapshot.builder().name("radiant_refused_calls").help("Calls refused by admission control");
        refused.forEach((refusal, count) -> snapshot.dataPoint(CounterDataPointSnapshot.builder()
                .labels(Labels.of("reason", refusal.name().toLowerCase(Locale.ROOT)))
                .value(count.sum())
                .build()));
        return snapshot.build();
    }

    private MetricSnapshot admitted() {
        GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder()
                .name("radiant_admitted_calls")
                .help("Calls that wait for a thread or have one, by transport");
        watch.admitted()
                .forEach((transport, calls) -> snapshot.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("transport", transport))
                        .value(calls)
                        .build()));
        return snapshot.build();
    }

    private MetricSnapshot memory() {
        return GaugeSnapshot.builder()
                .name("radiant_request_memory_bytes")
                .help("Part of RADIANT_REQUEST_MEMORY that requests use now")
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(watch.memory().taken())
                        .build())
                .build();
    }

    private MetricSnapshot stuck() {
        GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder()
                .name("radiant_stuck_calls")
                .help("Threads that a component still holds for calls that have ended");
        watch.stuck()
                .forEach((where, held) -> snapshot.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("component", where))
                        .value(held)
                        .build()));
        return snapshot.build();
    }
}
