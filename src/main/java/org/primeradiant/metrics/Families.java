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
 * The metrics that components report, by name, within {@link Limits}: names, tags and their number may come from
 * callers' data. Measurements beyond the limits are counted in {@link Refusals}. The limits hold strictly, even under
 * concurrency. Thread-safe.
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

    /**
     * Keeps components from using one of Radiant's own names: a name that is exported twice, with two types, would fail
     * every scrape.
     */
    void reserve(String name) {
        reserved.add(name);
        families.remove(name);
    }

    /** Whether the measurement has a name and a value that can be recorded. If not, counts it as refused. */
    boolean isMeasurement(Metric metric) {
        if (!metric.key().isBlank() && (metric.type() == Metric.Type.GAUGE || Double.isFinite(metric.value()))) {
            return true;
        }
        refusals.count(
                Refusal.VALUE,
                () -> "Measurements without a name, and counters and timers of NaN or infinity, are dropped, first the "
                        + metric.type() + " '" + shortened(metric.key()) + "' = " + metric.value());
        return false;
    }

    private static String shortened(String key) {
        return isLong(key) ? key.substring(0, Limits.METRIC_TEXT) + "..." : key;
    }

    /** Whether the measurement's texts are few and short enough to be processed. If not, counts it as refused. */
    boolean fits(Metric metric) {
        if (metric.tags().size() > Limits.METRIC_LABELS) {
            refusals.count(
                    Refusal.LABELS, () -> "Measurements with more than " + Limits.METRIC_LABELS + " tags are dropped");
            return false;
        }
        if (isLong(metric.key()) || hasLongTag(metric)) {
            refusals.count(
                    Refusal.TEXT,
                    () -> "Measurements with a name, tag or value of more than " + Limits.METRIC_TEXT
                            + " characters are dropped");
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

    /** Records a measurement that {@link #fits}. */
    void record(String name, Metric metric, Labels labels) {
        Family family = families.get(name);
        if (family == null) {
            // inside computeIfAbsent, so that concurrent threads take one name only
            family = families.computeIfAbsent(name, unknown -> added(unknown, metric.type()));
        }
        if (family == null) {
            refusals.count(
                    Refusal.NAMES,
                    () -> "Metrics beyond the first " + Limits.METRIC_NAMES
                            + " names, and those with Radiant's own names, are dropped");
        } else {
            family.record(metric, labels);
        }
    }

    private Family added(String name, Metric.Type type) {
        return reserved.contains(name) || !names.take(1) ? null : new Family(name, type, lines, refusals);
    }

    /** Passes on the counter of refusals, then all metrics sorted by name. */
    void forEachSnapshot(Consumer<MetricSnapshot> use) {
        use.accept(refusals.snapshot());
        new TreeMap<>(families).values().forEach(family -> use.accept(family.snapshot()));
    }

    /** The metric's name in Prometheus: without {@code _total}, and with illegal characters replaced. */
    static String nameOf(String key) {
        return PrometheusNaming.prometheusName(PrometheusNaming.sanitizeMetricName(key));
    }
}
