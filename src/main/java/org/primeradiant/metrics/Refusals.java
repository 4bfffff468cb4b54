package org.primeradiant.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts dropped measurements, and warns once per reason, or once per metric if only that metric is affected.
 * Thread-safe.
 */
final class Refusals {
    /** The counter's name, without the suffix {@code _total}. */
    static final String NAME = "radiant_metrics_refused";

    private static final Logger LOGGER = System.getLogger(Refusals.class.getName());

    private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);
    private final Set<Refusal> logged = ConcurrentHashMap.newKeySet();

    Refusals() {
        for (Refusal refusal : Refusal.values()) {
            counts.put(refusal, new LongAdder());
        }
    }

    void count(Refusal refusal) {
        counts.get(refusal).increment();
    }

    void count(Refusal refusal, Supplier<String> message) {
        count(refusal);
        // checked first because adding locks, and a caller may cause a refusal on every request
        if (!logged.contains(refusal) && logged.add(refusal)) {
            log(refusal, message.get());
        }
    }

    static void log(Refusal refusal, String message) {
        LOGGER.log(
                Level.WARNING,
                () -> message + "; dropped measurements are counted in " + NAME + "_total{reason=\"" + refusal.text()
                        + "\"}");
    }

    /** Includes reasons that have not occurred yet, so that the first occurrence shows as an increase. */
    MetricSnapshot snapshot() {
        CounterSnapshot.Builder snapshot =
                CounterSnapshot.builder().name(NAME).help("Measurements of components that were dropped, by reason");
        counts.forEach((refusal, count) -> snapshot.dataPoint(CounterDataPointSnapshot.builder()
                .labels(Labels.of("reason", refusal.text()))
                .value(count.sum())
                .build()));
        return snapshot.build();
    }
}
