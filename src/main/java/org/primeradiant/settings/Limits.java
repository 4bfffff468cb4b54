package org.primeradiant.settings;

import java.time.Duration;
import java.util.Map;

/**
 * Limits on what callers may consume: every limit of the host, whether configurable or fixed. {@code docs/security.md}
 * lists them.
 *
 * @param requestSize the largest body over REST, in bytes; applies to answers of remote nodes too
 * @param messageSize the largest message over gRPC, in bytes; applies to answers of remote nodes too
 * @param metadataSize the largest metadata of a gRPC call, in bytes
 * @param requestMemory the heap, in bytes, that all requests together may use while they are read, decoded and answered
 * @param httpCalls the most REST requests answered at once; 0 for a default that suits the server
 * @param threads the most gRPC calls running at once
 * @param queue the most gRPC calls waiting for a thread
 * @param streams the most concurrent gRPC calls on one connection
 * @param callTime the longest duration of a call whose caller sets no deadline; zero for no limit
 * @param bodyPause the longest time that a body may make no progress, and the time before {@code bodyRate} applies
 * @param bodyRate the lowest average rate of a body, in bytes per second; 0 for any rate
 */
public record Limits(
        int requestSize,
        int messageSize,
        int metadataSize,
        long requestMemory,
        int httpCalls,
        int threads,
        int queue,
        int streams,
        Duration callTime,
        Duration bodyPause,
        int bodyRate) {
    /** Nesting levels of JSON and protobuf, and dimensions of a tensor; only 64 for {@code data.tensor} in JSON. */
    public static final int DEPTH = 128;

    /** Parts of a multipart form. */
    public static final int FORM_PARTS = 1000;

    /** Largest request, in bytes, that may use the memory reserved for small requests. */
    public static final int SMALL_REQUEST = 64 << 10;

    /** One part in this many of the request memory is reserved for small requests. */
    public static final int SMALL_SHARE = 4;

    /** Probes answered at once. */
    public static final int PROBES = 8;

    /** Names of metrics. */
    public static final int METRIC_NAMES = 1000;

    /** Label sets of one metric. */
    public static final int METRIC_SERIES = 1000;

    /** Lines of all metrics together; a timer has 53 per label set, any other metric one. */
    public static final int METRIC_LINES = 60_000;

    /** Labels of one metric. */
    public static final int METRIC_LABELS = 32;

    /** Characters in the name of a metric, and in the name and value of a label. */
    public static final int METRIC_TEXT = 256;

    /** Rows that one feedback counts for, unless a bandit's parameter overrides it. */
    public static final int FEEDBACK_ROWS = 1000;

    /** Nesting levels of a YAML document. */
    public static final int YAML_DEPTH = 64;

    /** Values of a YAML document, including those that aliases repeat. */
    public static final int YAML_VALUES = 100_000;

    /** Characters of a YAML document. */
    public static final int YAML_SIZE = 1 << 20;

    private static final String MESSAGE_SIZE = "RADIANT_GRPC_MAX_MESSAGE_SIZE";
    private static final String MESSAGE_SIZE_ANNOTATION = "seldon.io/grpc-max-message-size";
    private static final int DEFAULT_MESSAGE_SIZE = 4 << 20;
    private static final int DEFAULT_MEMORY_PERCENT = 25;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    static Limits from(Source source, Map<String, String> annotations) {
        return new Limits(
                source.number("RADIANT_MAX_REQUEST_SIZE", 64 << 20, 1, MOST_BYTES),
                source.number(MESSAGE_SIZE, messageSize(annotations), 1, MOST_BYTES),
                source.number("RADIANT_GRPC_MAX_METADATA_SIZE", 64 << 10, 1024, 1 << 20),
                source.memory(
                        "RADIANT_REQUEST_MEMORY",
                        DEFAULT_MEMORY_PERCENT,
                        Runtime.getRuntime().maxMemory()),
                source.number("RADIANT_HTTP_CALLS", 0, 0, 100_000),
                source.number("RADIANT_THREADS", 256, 1, 10_000),
                source.number("RADIANT_QUEUE", 1000, 0, 1_000_000),
                source.number("RADIANT_GRPC_STREAMS", 1000, 1, 1_000_000),
                Duration.ofSeconds(source.number("RADIANT_CALL_SECONDS", 60, 0, 86_400)),
                Duration.ofSeconds(source.number("RADIANT_BODY_PAUSE_SECONDS", 30, 1, 3600)),
                source.number("RADIANT_BODY_BYTES_PER_SECOND", 8192, 0, MOST_BYTES));
    }

    private static int messageSize(Map<String, String> annotations) {
        String text = annotations.get(MESSAGE_SIZE_ANNOTATION);
        return text == null
                ? DEFAULT_MESSAGE_SIZE
                : Source.number("annotation " + MESSAGE_SIZE_ANNOTATION, text, 1, MOST_BYTES);
    }
}
