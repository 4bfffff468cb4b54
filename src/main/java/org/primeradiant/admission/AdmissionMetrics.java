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

/** Counts what is not let in, and tells what is. Thread-safe. */
public final class AdmissionMetrics {
    private final Watch watch;
    private final Map<Refusal, LongAdder> refused = new ConcurrentHashMap<>();

    /** Why a call is not let in. */
    public enum Refusal {
        /** As many requests over HTTP are answered as there are places. */
        HTTP_CALLS,
        /** As many calls over gRPC wait as there are places. */
        QUEUE,
        /** The memory for requests is taken, or does not suffice for this one. */
        MEMORY,
        /** As many probes are answered as there are places. */
        PROBES
    }

    AdmissionMetrics(Watch watch) {
        this.watch = watch;
        for (Refusal refusal : Refusal.values()) {
            refused.put(refusal, new LongAdder());
        }
    }

    /** One more is not let in. */
    public void refused(Refusal refusal) {
        refused.get(refusal).increment();
    }

    /** All of them, to be written. */
    public List<Collector> collectors() {
        return List.of(this::refusals, this::memory, this::stuck);
    }

    private MetricSnapshot refusals() {
        CounterSnapshot.Builder snapshot =
                CounterSnapshot.builder().name("radiant_refused_calls").help("Calls that were not let in");
        refused.forEach((refusal, count) -> snapshot.dataPoint(CounterDataPointSnapshot.builder()
                .labels(Labels.of("reason", refusal.name().toLowerCase(Locale.ROOT)))
                .value(count.sum())
                .build()));
        return snapshot.build();
    }

    private MetricSnapshot memory() {
        return GaugeSnapshot.builder()
                .name("radiant_request_memory_bytes")
                .help("What the requests that are being answered take of RADIANT_REQUEST_MEMORY")
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(watch.memory().taken())
                        .build())
                .build();
    }

    private MetricSnapshot stuck() {
        GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder()
                .name("radiant_stuck_calls")
                .help("Threads that a component holds for calls that are over");
        watch.stuck()
                .forEach((where, held) -> snapshot.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("component", where))
                        .value(held)
                        .build()));
        return snapshot.build();
    }
}
