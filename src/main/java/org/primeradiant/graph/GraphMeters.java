package org.primeradiant.graph;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Durations of requests and node calls, under the metric names and labels of Seldon's executor, so that its dashboards
 * work. Thread-safe.
 */
public final class GraphMeters {
    private static final double NANOS = 1e9;
    private static final String OTHER = "other";
    private static final double[] BOUNDS = {.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10};
    private static final String[] SERVER = {
        "deployment_name", "predictor_name", "predictor_version", "service", "method", "code"
    };
    private static final String[] CLIENT = Stream.concat(
                    Stream.of(SERVER), Stream.of("model_name", "model_image", "model_version"))
            .toArray(String[]::new);

    private final String deployment;
    private final String predictor;
    private final String version;
    private final Histogram server = histogram("server", SERVER);
    private final Summary serverSummary = quantiles("server", SERVER).build();
    private final Histogram client = histogram("client", CLIENT);
    private final Summary remoteSummary = quantiles("client", CLIENT).build();
    /** Has no quantiles: updating them takes longer than a call within the JVM. */
    private final Summary localSummary = summary("client", CLIENT).build();

    GraphMeters(Predictor predictor) {
        this.deployment = predictor.deployment();
        this.predictor = predictor.name();
        this.version = predictor.version();
    }

    private static Histogram histogram(String side, String... labels) {
        return Histogram.builder()
                .name("seldon_api_executor_" + side + "_requests_seconds")
                .help("Request duration in seconds")
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(BOUNDS)
                .withoutExemplars() // exemplars need a thread that outlives the application
                .build();
    }

    private static Summary.Builder summary(String side, String... labels) {
        return Summary.builder()
                .name("seldon_api_executor_" + side + "_requests_seconds_summary")
                .help("Request duration in seconds")
                .labelNames(labels)
                .withoutExemplars();
    }

    private static Summary.Builder quantiles(String side, String... labels) {
        return summary(side, labels)
                .quantile(0.5)
                .quantile(0.75)
                .quantile(0.9)
                .quantile(0.98)
                .quantile(0.99)
                .quantile(1);
    }

    /** The collectors to register. */
    public List<Collector> collectors() {
        return List.of(server, serverSummary, client, this::clientSummaries);
    }

    /** Merges both summaries under one name. */
    private MetricSnapshot clientSummaries() {
        List<SummaryDataPointSnapshot> points =
                new ArrayList<>(remoteSummary.collect().getDataPoints());
        points.addAll(localSummary.collect().getDataPoints());
        return new SummarySnapshot(remoteSummary.collect().getMetadata(), points);
    }

    /**
     * Records a request.
     *
     * @param service {@code predictions}, {@code feedback}, {@code status} or {@code metadata}; the full method name
     *     for gRPC
     * @param method {@code post} or {@code get}; {@code unary} for gRPC
     * @param code the HTTP status, or the gRPC status code as Go names it
     * @param nanos the duration in nanoseconds
     */
    public void served(String service, String method, String code, long nanos) {
        String[] labels = {deployment, predictor, version, service, method, known(code)};
        server.labelValues(labels).observe(nanos / NANOS);
        serverSummary.labelValues(labels).observe(nanos / NANOS);
    }

    /**
     * Creates the meters of one node.
     *
     * @param image its container image, split at the last colon into name and version; empty if unknown
     * @param remote whether it runs outside this JVM
     */
    NodeMeters node(String name, String image, boolean remote) {
        Summary summary = remote ? remoteSummary : localSummary;
        int colon = image.lastIndexOf(':');
        String imageName = colon < 0 ? image : image.substring(0, colon);
        String imageVersion = colon < 0 ? "" : image.substring(colon + 1);
        return new NodeMeters((service, method, code) -> {
            String[] labels = {
                deployment, predictor, version, service, method, known(code), name, imageName, imageVersion
            };
            return List.of(client.labelValues(labels), summary.labelValues(labels));
        });
    }

    /**
     * Returns the code if it is an HTTP status or a gRPC status name, else {@code other}: a remote node may answer with
     * any number.
     */
    static String known(String code) {
        char first = code.charAt(0);
        boolean ofHttp = code.length() == 3 && first >= '1' && first <= '5';
        return ofHttp || Character.isLetter(first) ? code : OTHER;
    }
}
