package org.primeradiant.logger;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts the events of the payload log. Thread-safe. */
final class LoggerMetrics {
    private final LongAdder sent = new LongAdder();
    private final LongAdder spooled = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final Map<Drop, LongAdder> dropped = adders(Drop.class);
    private final Map<Failure, LongAdder> failed = adders(Failure.class);

    /** Why an event was dropped although nothing is wrong with it. */
    enum Drop {
        /** Too many events wait in memory. */
        QUEUE,
        /** The events that wait take too much memory. */
        MEMORY,
        /** It is larger than the whole spool, and the sink is down. */
        SIZE,
        /** A redactor wanted so. */
        REDACTOR,
        /** The application stopped before it could be sent or spooled. */
        STOP
    }

    /** Why an event cannot be sent. */
    enum Failure {
        /** Its message cannot be encoded. */
        ENCODING,
        /** A redactor failed. */
        REDACTOR,
        /** The sink refuses it. */
        REJECTED,
        /** It was damaged on disk, or cannot be read from there. */
        SPOOL
    }

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
        Map<E, LongAdder> adders = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            adders.put(constant, new LongAdder());
        }
        return adders;
    }

    void sent() {
        sent.increment();
    }

    void spooled() {
        spooled.increment();
    }

    void retried() {
        retried.increment();
    }

    void dropped(Drop reason) {
        dropped.get(reason).increment();
    }

    void failed(Failure reason) {
        failed.get(reason).increment();
    }

    long count(Drop reason) {
        return dropped.get(reason).sum();
    }

    long count(Failure reason) {
        return failed.get(reason).sum();
    }

    long sentCount() {
        return sent.sum();
    }

    long spooledCount() {
        return spooled.sum();
    }

    /**
     * The collectors to register.
     *
     * @param waiting the number of events in memory
     * @param onDisk the size of the spool in bytes
     */
    List<Collector> collectors(LongSupplier waiting, LongSupplier onDisk) {
        return List.of(
                () -> counter("radiant_logger_sent", "Events that a sink took", sent),
                () -> counter("radiant_logger_spooled", "Events written to disk", spooled),
                () -> counter(
                        "radiant_logger_retried", "Attempts that failed, after which the event is retried", retried),
                () -> counters("radiant_logger_dropped", "Events dropped for lack of room, by reason", dropped),
                () -> counters("radiant_logger_failed", "Events that cannot be sent, by reason", failed),
                () -> gauge("radiant_logger_queue_events", "Events that wait in memory", waiting),
                () -> gauge("radiant_logger_spool_bytes", "Size of the events on disk", onDisk));
    }

    private static MetricSnapshot counter(String name, String help, LongAdder count) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(CounterDataPointSnapshot.builder().value(count.sum()).build())
                .build();
    }

    private static <E extends Enum<E>> MetricSnapshot counters(String name, String help, Map<E, LongAdder> counts) {
        CounterSnapshot.Builder snapshot = CounterSnapshot.builder().name(name).help(help);
        counts.forEach((reason, count) -> snapshot.dataPoint(CounterDataPointSnapshot.builder()
                .labels(Labels.of("reason", reason.name().toLowerCase(Locale.ROOT)))
                .value(count.sum())
                .build()));
        return snapshot.build();
    }

    private static MetricSnapshot gauge(String name, String help, LongSupplier value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value.getAsLong())
                        .build())
                .build();
    }
}
