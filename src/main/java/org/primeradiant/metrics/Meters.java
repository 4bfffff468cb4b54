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
 * All metrics of a deployment, under the names and labels that Seldon's wrapper gives them: a counter {@code key} becomes
 * {@code key_total}, a timer in milliseconds a histogram in seconds, each with the metric's own tags, the method that
 * reported it and the labels of the deployment. Thread-safe.
 *
 * <p>How many names, series and labels there may be, and how long, is in {@link org.primeradiant.settings.Limits}:
 * what is beyond is not kept, counted in {@code radiant_metrics_refused_total}, and never fails a call.
 */
public final class Meters {
    /** The type of what {@link #write} writes. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final Metric FEEDBACK = new Metric(Metric.Type.COUNTER, "seldon_api_model_feedback", 1, Map.of());
    private static final String REWARD = "seldon_api_model_feedback_reward";

    /** What has an empty name. */
    private static final String UNNAMED = "unnamed";

    /** Labels of the series of a histogram and a summary; renamed as Prometheus renames labels that clash. */
    private static final Set<String> RESERVED = Set.of("le", "quantile");

    private final Map<String, String> labels;
    private final Families families;
    private final List<Collector> collectors = new CopyOnWriteArrayList<>();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    /**
     * Without metrics so far.
     *
     * @param labels of every series; they win over tags of the same name
     */
    public Meters(Map<String, String> labels) {
        this(labels, new Families());
    }

    private Meters(Map<String, String> labels, Families families) {
        this.labels = Map.copyOf(labels);
        this.families = families;
    }

    /** The same metrics, to which it adds series with other labels. */
    public Meters labelled(Map<String, String> others) {
        return new Meters(others, families);
    }

    /**
     * Keeps a measurement.
     *
     * @param method what the component was doing, such as {@code predict}
     */
    public void record(Metric metric, String method) {
        if (families.fits(metric)) {
            String key = metric.key().isEmpty() ? UNNAMED : metric.key();
            families.record(Families.nameOf(key), metric, labels(metric, method));
        }
    }

    /** Counts a feedback and adds up its reward, unless that is 0. */
    public void reward(double reward) {
        if (reward != 0) {
            record(FEEDBACK, "feedback");
            record(new Metric(Metric.Type.COUNTER, REWARD, reward, Map.of()), "feedback");
        }
    }

    /** Writes these too; components can no longer report metrics under their names. */
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

    /** A name that Prometheus takes, and that its histograms do not keep for themselves. */
    private static String label(String tag) {
        String legal = PrometheusNaming.sanitizeLabelName(tag.isEmpty() ? UNNAMED : tag);
        String name = PrometheusNaming.prometheusName(legal);
        return RESERVED.contains(name) ? "exported_" + name : name;
    }
}
