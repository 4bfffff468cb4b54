package org.primeradiant.settings;

import java.time.Duration;
import java.util.Map;

/**
 * What callers may cost: every limit of the host, those that a setting changes and those that none does. The table in
 * {@code docs/security.md} lists them.
 *
 * @param requestSize the largest body over REST, in bytes; of an answer of a remote node too
 * @param messageSize the largest message over gRPC, in bytes; of an answer of a remote node too
 * @param metadataSize the largest metadata of a call over gRPC, in bytes
 * @param requestMemory how much of the heap the requests that are being read, decoded and answered may take together,
 *     in bytes
 * @param httpCalls the most requests over REST that are answered at once; 0 for what suits the server
 * @param threads the most calls over gRPC that run at once
 * @param queue the most calls over gRPC that wait for a thread
 * @param streams the most calls over gRPC at once on one connection
 * @param callTime how long the call of a caller without a deadline may take; zero for as long as it likes
 * @param bodyPause how long a body may make no progress, and how long it may take before {@code bodyRate} applies
 * @param bodyRate the slowest a body may come on average, in bytes per second; 0 for any
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
    /** Levels of lists and objects in JSON and protobuf, and dimensions of a tensor. */
    public static final int DEPTH = 128;

    /** Parts of a multipart form. */
    public static final int FORM_PARTS = 1000;

    /** Requests up to this size, in bytes, may use the part of the memory that is kept for small ones. */
    public static final int SMALL_REQUEST = 64 << 10;

    /** The part of the memory for requests that is kept for small ones: one of so many. */
    public static final int SMALL_SHARE = 4;

    /** Probes that are answered at once. */
    public static final int PROBES = 8;

    /** Names of metrics. */
    public static final int METRIC_NAMES = 1000;

    /** Sets of labels of one metric. */
    public static final int METRIC_SERIES = 1000;

    /** Lines of all metrics together; a timer has 53 for each set of labels, any other metric one. */
    public static final int METRIC_LINES = 60_000;

    /** Labels of one metric. */
    public static final int METRIC_LABELS = 32;

    /** Characters in the name of a metric, and in the name and value of a label. */
    public static final int METRIC_TEXT = 256;

    /** Rows that one feedback counts for, unless a bandit's parameter says otherwise. */
    public static final int FEEDBACK_ROWS = 1000;

    /** Levels of a YAML document. */
    public static final int YAML_DEPTH = 64;

    /** Values of a YAML document, those that an alias repeats included. */
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
