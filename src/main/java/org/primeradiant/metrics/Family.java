package org.primeradiant.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Supplier;
import org.primeradiant.api.Metric;
import org.primeradiant.settings.Limits;

/** The series of one name. The first measurement fixes the type. Thread-safe. */
final class Family {
    private static final int LINES_OF_A_TIMER = Durations.BUCKETS + 2; // plus the sum and the count

    private final String name;
    private final Metric.Type type;
    private final Quota lines;
    private final Refusals refusals;
    private final Quota series = new Quota(Limits.METRIC_SERIES);
    private final Map<Labels, DoubleAdder> counters = new ConcurrentHashMap<>();
    private final Map<Labels, AtomicLong> gauges = new ConcurrentHashMap<>();
    private final Map<Labels, Durations> timers = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Creates a family without series.
     *
     * @param lines the lines left for all families together
     */
    Family(String name, Metric.Type type, Quota lines, Refusals refusals) {
        this.name = name;
        this.type = type;
        this.lines = lines;
        this.refusals = refusals;
    }

    void record(Metric metric, Labels labels) {
        if (metric.type() != type) {
            refuse(
                    Refusal.TYPE,
                    () -> "Metric " + name + " is a " + type + "; measurements as " + metric.type() + " are dropped");
            return;
        }
        double value = metric.value();
        switch (type) {
            case COUNTER -> find(counters, labels, DoubleAdder::new).ifPresent(sum -> sum.add(value));
            case GAUGE ->
                find(gauges, labels, AtomicLong::new).ifPresent(bits -> bits.set(Double.doubleToLongBits(value)));
            case TIMER -> find(timers, labels, Durations::new).ifPresent(durations -> durations.addMillis(value));
        }
    }

    private <S> Optional<S> find(Map<Labels, S> all, Labels labels, Supplier<S> fresh) {
        S known = all.get(labels);
        if (known == null) {
            // inside computeIfAbsent, so that concurrent threads take the lines of one series only
            known = all.computeIfAbsent(labels, unknown -> hasRoom() ? fresh.get() : null);
        }
        if (known == null) {
            refuse();
        }
        return Optional.ofNullable(known);
    }

    /** Takes the lines that one more series needs. */
    private boolean hasRoom() {
        if (!series.take(1)) {
            return false;
        }
        if (!lines.take(linesOfOne())) {
            series.giveBack(1);
            return false;
        }
        return true;
    }

    private int linesOfOne() {
        return type == Metric.Type.TIMER ? LINES_OF_A_TIMER : 1;
    }

    private void refuse() {
        if (series.has(1)) {
            refusals.count(
                    Refusal.LINES,
                    () -> "All metrics together have " + Limits.METRIC_LINES + " lines; further series are dropped");
        } else {
            refuse(
                    Refusal.SERIES,
                    () -> "Metric " + name + " has " + Limits.METRIC_SERIES
                            + " sets of tags; further ones are dropped");
        }
    }

    private void refuse(Refusal refusal, Supplier<String> message) {
        refusals.count(refusal);
        if (!warned.get() && warned.compareAndSet(false, true)) {
            Refusals.log(refusal, message.get());
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
        // A Prometheus counter cannot be below 0, but negative rewards may bring the sum there.
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
}
