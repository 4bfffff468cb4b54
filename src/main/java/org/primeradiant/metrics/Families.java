package org.primeradiant.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.primeradiant.api.Metric;
import org.primeradiant.settings.Limits;

/**
 * What components reported, by name, within {@link Limits}: names, tags and their number may come from callers' data.
 * What is beyond is counted in {@link Refusals}. The limits hold strictly, also under concurrency. Thread-safe.
 */
final class Families {
    private final Map<String, Family> families = new ConcurrentHashMap<>();
    private final Set<String> reserved = ConcurrentHashMap.newKeySet();
    private final Quota names = new Quota(Limits.METRIC_NAMES);
    private final Quota lines = new Quota(Limits.METRIC_LINES);
    private final Refusals refusals = new Refusals();

    Families() {
        reserved.add(Refusals.NAME);
    }

    /** Keeps components off a name of Radiant's own, which would be there twice: of two types it fails every scrape. */
    void reserve(String name) {
        reserved.add(name);
        families.remove(name);
    }

    /** Whether the measurement's texts are few and short enough to be looked at; counts it as refused if not. */
    boolean fits(Metric metric) {
        if (metric.tags().size() > Limits.METRIC_LABELS) {
            refusals.count(
                    Refusal.LABELS, () -> "Measurements with more than " + Limits.METRIC_LABELS + " tags are not kept");
            return false;
        }
        if (isLong(metric.key()) || hasLongTag(metric)) {
            refusals.count(
                    Refusal.TEXT,
                    () -> "Measurements with a name, tag or value of more than " + Limits.METRIC_TEXT
                            + " characters are not kept");
            return false;
        }
        return true;
    }

    private static boolean hasLongTag(Metric metric) {
        for (Map.Entry<String, String> tag : metric.tags().entrySet()) {
            if (isLong(tag.getKey()) || isLong(tag.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLong(String text) {
        return text.length() > Limits.METRIC_TEXT;
    }

    /** Keeps a measurement that {@link #fits}. */
    void record(String name, Metric metric, Labels labels) {
        Family family = families.get(name);
        if (family == null) {
            // within the map, which makes a family once: so none takes a name that it does not need
            family = families.computeIfAbsent(name, unknown -> added(unknown, metric.type()));
        }
        if (family == null) {
            refusals.count(
                    Refusal.NAMES,
                    () -> "Metrics beyond " + Limits.METRIC_NAMES
                            + " names, and under Radiant's own names, are not kept");
        } else {
            family.record(metric, labels);
        }
    }

    private Family added(String name, Metric.Type type) {
        return reserved.contains(name) || !names.take(1) ? null : new Family(name, type, lines, refusals);
    }

    /** Sorted by name, after the counter of what is not kept. */
    void forEachSnapshot(Consumer<MetricSnapshot> use) {
        use.accept(refusals.snapshot());
        new TreeMap<>(families).values().forEach(family -> use.accept(family.snapshot()));
    }

    /** The name under which Prometheus knows a metric: without {@code _total}, and of characters that it takes. */
    static String nameOf(String key) {
        return PrometheusNaming.prometheusName(PrometheusNaming.sanitizeMetricName(key));
    }
}
