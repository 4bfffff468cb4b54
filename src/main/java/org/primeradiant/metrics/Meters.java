package org.primeradiant.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.primeradiant.api.Metric;

/**
 * All metrics of a deployment, with the names and labels of Seldon's wrapper: a counter {@code key} becomes
 * {@code key_total}, and a timer in milliseconds becomes a histogram in seconds. Each series has the metric's own tags,
 * the method that reported it, and the labels of the deployment. Thread-safe.
 *
 * <p>{@link org.primeradiant.settings.Limits} bounds the number and length of names, series and labels. Measurements
 * beyond the limits are dropped and counted in {@code radiant_metrics_refused_total}; they never fail a call.
 */
public final class Meters {
    /** The content type of what {@link #write} writes. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final Metric FEEDBACK = new Metric(Metric.Type.COUNTER, "seldon_api_model_feedback", 1, Map.of());
    private static final String REWARD = "seldon_api_model_feedback_reward";

    /** Replaces an empty name. */
    private static final String UNNAMED = "unnamed";

    /** Labels that histograms and summaries need; renamed as Prometheus renames conflicting labels. */
    private static final Set<String> RESERVED = Set.of("le", "quantile");

    private final Map<String, String> labels;
    private final Families families;
    private final List<Collector> collectors = new CopyOnWriteArrayList<>();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    /**
     * Creates an empty set of metrics.
     *
     * @param labels are added to every series; they take precedence over tags of the same name
     */
    public Meters(Map<String, String> labels) {
        this(labels, new Families());
    }

    private Meters(Map<String, String> labels, Families families) {
        this.labels = Map.copyOf(labels);
        this.families = families;
    }

    /** Shares the same metrics, but adds series with other labels. */
    public Meters labelled(Map<String, String> others) {
        return new Meters(others, families);
    }

    /**
     * Records a measurement.
     *
     * @param method the component's method that reported it, such as {@code predict}
     * @return whether it is a measurement at all, recorded or beyond a limit; false if it has no name, or if it is a
     *     counter or timer of NaN or infinity, which would spoil all later sums
     */
    public boolean record(Metric metric, String method) {
        if (!families.isMeasurement(metric)) {
            return false;
        }
        if (families.fits(metric)) {
            families.record(Families.nameOf(metric.key()), metric, labels(metric, method));
        }
        return true;
    }

    /** Counts a feedback and adds its reward to the total, unless the reward is 0. */
    public void reward(double reward) {
        if (reward != 0) {
            record(FEEDBACK, "feedback");
            record(new Metric(Metric.Type.COUNTER, REWARD, reward, Map.of()), "feedback");
        }
    }

    /** Adds collectors to the output; components can no longer report metrics with their names. */
    public void add(List<Collector> others) {
        others.forEach(
                collector -> families.reserve(collector.collect().getMetadata().getPrometheusName()));
        collectors.addAll(others);
    }

    /** Writes all metrics in Prometheus' text format, version 0.0.4. */
    public void write(OutputStream out) throws IOException {
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        families.forEachSnapshot(snapshots::metricSnapshot);
        collectors.forEach(collector -> snapshots.metricSnapshot(collector.collect()));
        writer.write(out, snapshots.build(), EscapingScheme.UNDERSCORE_ESCAPING);
    }

    private Labels labels(Metric metric, String method) {
        Map<String, String> all = new TreeMap<>();
        metric.tags().forEach((name, value) -> all.put(label(name), value));
        all.put("method", method);
        all.putAll(labels);
        return Labels.of(all.keySet().toArray(new String[0]), all.values().toArray(new String[0]));
    }

    /** A legal label name that does not conflict with those of histograms and summaries. */
    private static String label(String tag) {
        String legal = PrometheusNaming.sanitizeLabelName(tag.isEmpty() ? UNNAMED : tag);
        String name = PrometheusNaming.prometheusName(legal);
        return RESERVED.contains(name) ? "exported_" + name : name;
    }
}
