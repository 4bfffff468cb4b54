package org.primeradiant.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import org.primeradiant.api.Metric;

/** The series of one name. The first measurement decides the type, for good. Thread-safe. */
final class Family {
    private static final Logger LOGGER = System.getLogger(Family.class.getName());
    private static final int MOST_SERIES = 1000;

    private final String name;
    private final Metric.Type type;
    private final Map<Labels, DoubleAdder> counters = new ConcurrentHashMap<>();
    private final Map<Labels, AtomicLong> gauges = new ConcurrentHashMap<>();
    private final Map<Labels, Durations> timers = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    Family(String name, Metric.Type type) {
        this.name = name;
        this.type = type;
    }

    void record(Metric metric, Labels labels) {
        if (metric.type() != type || isNew(labels) && size() >= MOST_SERIES) {
            warn(metric.type());
            return;
        }
        switch (type) {
            case COUNTER ->
                counters.computeIfAbsent(labels, key -> new DoubleAdder()).add(metric.value());
            case GAUGE ->
                gauges.computeIfAbsent(labels, key -> new AtomicLong()).set(Double.doubleToLongBits(metric.value()));
            case TIMER -> timers.computeIfAbsent(labels, key -> new Durations()).addMillis(metric.value());
        }
    }

    MetricSnapshot snapshot() {
        return switch (type) {
            case COUNTER -> counterSnapshot();
            case GAUGE -> gaugeSnapshot();
            case TIMER -> timerSnapshot();
        };
    }

    private MetricSnapshot counterSnapshot() {
        CounterSnapshot.Builder snapshot = CounterSnapshot.builder().name(name.replaceFirst("_total$", ""));
        // Prometheus knows no counter below 0, where negative rewards may bring it.
        counters.forEach((labels, sum) -> snapshot.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels)
                .value(Math.max(0, sum.sum()))
                .build()));
        return snapshot.build();
    }

    private MetricSnapshot gaugeSnapshot() {
        GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder().name(name);
        gauges.forEach((labels, bits) -> snapshot.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(Double.longBitsToDouble(bits.get()))
                .build()));
        return snapshot.build();
    }

    private MetricSnapshot timerSnapshot() {
        HistogramSnapshot.Builder snapshot = HistogramSnapshot.builder().name(name);
        timers.forEach((labels, durations) -> snapshot.dataPoint(durations.snapshot(labels)));
        return snapshot.build();
    }

    private boolean isNew(Labels labels) {
        return !counters.containsKey(labels) && !gauges.containsKey(labels) && !timers.containsKey(labels);
    }

    private int size() {
        return counters.size() + gauges.size() + timers.size();
    }

    private void warn(Metric.Type reported) {
        if (warned.compareAndSet(false, true)) {
            LOGGER.log(
                    Level.WARNING,
                    () -> reported == type
                            ? "Metric " + name + " has " + MOST_SERIES + " sets of tags; further ones are not kept"
                            : "Metric " + name + " is a " + type + "; measurements as " + reported + " are not kept");
        }
    }
}
