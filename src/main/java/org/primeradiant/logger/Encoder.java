package org.primeradiant.logger;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.primeradiant.api.LoggedPayload;
import org.primeradiant.api.PayloadRedactor;

/**
 * Makes events of payloads, with the headers of Seldon's executor (executor/logger/worker.go in Seldon Core 1.17).
 * Thread-safe as far as the redactors are.
 *
 * @param redactors change payloads, one after another
 * @param metrics counts what cannot be made
 * @param warned whether a failure has been logged
 */
record Encoder(List<PayloadRedactor> redactors, LoggerMetrics metrics, AtomicBoolean warned) {
    /** Tells receivers of V2 requests with binary tensors where the JSON ends. */
    static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private static final Logger LOGGER = System.getLogger(Encoder.class.getName());
    private static final String HEX = "0123456789ABCDEF";
    private static final int FIRST_PRINTABLE = '!';
    private static final int LAST_PRINTABLE = '~';
    private static final int HALF_BYTE = 4;
    private static final int HALF_BYTE_MASK = 0xF;

    Encoder(List<PayloadRedactor> redactors, LoggerMetrics metrics) {
        this(List.copyOf(redactors), metrics, new AtomicBoolean());
    }

    /** Makes the event; empty if it cannot be made or a redactor has dropped it, which is counted. */
    Optional<Event> event(Entry entry) {
        try {
            return payload(entry).flatMap(this::redacted).map(payload -> event(entry, payload));
        } catch (StackOverflowError e) { // of a redactor that walks deeply nested JSON
            failed(LoggerMetrics.Failure.REDACTOR, entry.component().name(), e);
            return Optional.empty();
        }
    }

    private Optional<LoggedPayload> payload(Entry entry) {
        try {
            Body body = entry.body();
            Body.Made made = body.maker().make();
            return Optional.of(new LoggedPayload(
                    entry.kind(),
                    entry.component().name(),
                    entry.component().protocol(),
                    entry.requestId(),
                    body.contentType(),
                    made.bytes(),
                    made.jsonLength()));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            failed(LoggerMetrics.Failure.ENCODING, entry.component().name(), e);
            return Optional.empty();
        }
    }

    private Optional<LoggedPayload> redacted(LoggedPayload payload) {
        Optional<LoggedPayload> redacted = Optional.of(payload);
        for (PayloadRedactor redactor : redactors) {
            try {
                redacted = redactor.redact(redacted.get());
            } catch (RuntimeException | OutOfMemoryError e) { // a payload that may not be redacted is not sent
                failed(LoggerMetrics.Failure.REDACTOR, payload.component(), e);
                return Optional.empty();
            }
            if (redacted.isEmpty()) {
                metrics.dropped(LoggerMetrics.Drop.REDACTOR);
                return redacted;
            }
        }
        return redacted;
    }

    /** Warns once, without the message of the failure, which may quote the payload. */
    private void failed(LoggerMetrics.Failure reason, String component, Throwable cause) {
        metrics.failed(reason);
        if (!warned.get() && warned.compareAndSet(false, true)) {
            LOGGER.log(
                    Level.WARNING,
                    "A payload of " + component + " was not logged; later ones that fail are counted in "
                            + "radiant_logger_failed_total: " + cause.getClass().getName() + at(cause));
        }
    }

    private static String at(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    private static Event event(Entry entry, LoggedPayload payload) {
        Origin origin = entry.component().origin();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce-specversion", "1.0");
        headers.put("ce-id", UUID.randomUUID().toString());
        headers.put("ce-type", type(entry.kind()));
        headers.put("ce-source", printable(origin.source()));
        headers.put("ce-time", Instant.ofEpochMilli(entry.millis()).toString());
        put(headers, "ce-requestid", entry.requestId());
        put(headers, "ce-modelid", entry.component().name());
        put(headers, "ce-inferenceservicename", origin.deployment());
        put(headers, "ce-namespace", origin.namespace());
        put(headers, "ce-endpoint", origin.predictor());
        put(headers, "ce-protocol", entry.component().protocol());
        headers.put("Content-Type", mediaType(payload.contentType()));
        if (payload.jsonLength() >= 0) {
            headers.put(JSON_LENGTH, String.valueOf(payload.jsonLength()));
        }
        return new Event(headers, payload.bytes());
    }

    private static String type(LoggedPayload.Kind kind) {
        return switch (kind) {
            case REQUEST -> "io.seldon.serving.inference.request";
            case RESPONSE -> "io.seldon.serving.inference.response";
            case FEEDBACK -> "io.seldon.serving.feedback";
        };
    }

    /** CloudEvents forbids empty attributes. */
    private static void put(Map<String, String> headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.put(name, printable(value));
        }
    }

    /** A media type, which the caller may have given, as far as it can be sent. */
    private static String mediaType(String type) {
        return type.chars().allMatch(c -> c >= ' ' && c <= LAST_PRINTABLE) ? type.strip() : "application/octet-stream";
    }

    /** Encodes what may not stand in a header, as the HTTP binding of CloudEvents 1.0, section 3.1.3.2, demands. */
    static String printable(String value) {
        if (value.chars().allMatch(Encoder::isPrintable)) {
            return value;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (isPrintable(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%')
                        .append(HEX.charAt(b >> HALF_BYTE & HALF_BYTE_MASK))
                        .append(HEX.charAt(b & HALF_BYTE_MASK));
            }
        }
        return encoded.toString();
    }

    private static boolean isPrintable(int c) {
        return c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE && c != '"' && c != '%';
    }
}
