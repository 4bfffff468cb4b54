package org.primeradiant.grpc;

import io.grpc.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Converts metadata from and to HTTP headers. Source: "gRPC over HTTP2" in the documentation of grpc. */
final class ServletHeaders {
    private static final Logger LOGGER = System.getLogger(ServletHeaders.class.getName());
    private static final Metadata.Key<String> TIMEOUT =
            Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);
    private static final int MOST_TIMEOUT_DIGITS = 8;
    private static final String HEX = "0123456789ABCDEF";

    private ServletHeaders() {}

    static Metadata read(HttpServletRequest request) {
        Metadata metadata = new Metadata();
        for (String header : Collections.list(request.getHeaderNames())) {
            String name = header.toLowerCase(Locale.ROOT);
            if (isKey(name)) {
                List<String> values = Collections.list(request.getHeaders(header));
                values.forEach(value -> put(metadata, name, value));
            }
        }
        return metadata;
    }

    /** Converts metadata to header fields; several values of one key become one field, joined by commas. */
    static Map<String, String> write(Metadata metadata) {
        Map<String, String> fields = new TreeMap<>();
        for (String name : metadata.keys()) {
            if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                Iterable<byte[]> values = metadata.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER));
                values.forEach(value ->
                        merge(fields, name, Base64.getEncoder().withoutPadding().encodeToString(value)));
            } else {
                Iterable<String> values = metadata.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
                values.forEach(value -> merge(fields, name, value));
            }
        }
        return fields;
    }

    /** The caller's timeout in nanoseconds; empty if there is none or it is malformed. */
    static OptionalLong timeoutNanos(Metadata headers) {
        String text = headers.get(TIMEOUT);
        if (text == null || text.length() < 2 || text.length() > MOST_TIMEOUT_DIGITS + 1) {
            return OptionalLong.empty();
        }
        long amount = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return OptionalLong.empty();
            }
            amount = amount * 10 + digit - '0';
        }
        return switch (text.charAt(text.length() - 1)) {
            case 'H' -> OptionalLong.of(TimeUnit.HOURS.toNanos(amount));
            case 'M' -> OptionalLong.of(TimeUnit.MINUTES.toNanos(amount));
            case 'S' -> OptionalLong.of(TimeUnit.SECONDS.toNanos(amount));
            case 'm' -> OptionalLong.of(TimeUnit.MILLISECONDS.toNanos(amount));
            case 'u' -> OptionalLong.of(TimeUnit.MICROSECONDS.toNanos(amount));
            case 'n' -> OptionalLong.of(amount);
            default -> OptionalLong.empty();
        };
    }

    /**
     * Encodes the description of a status for a header: UTF-8, percent-encoded except for printable ASCII other than
     * {@code %}.
     */
    static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= ' ' && b <= '~' && b != '%') {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return encoded.toString();
    }

    private static void put(Metadata metadata, String name, String value) {
        if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
            metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
            return;
        }
        Metadata.Key<byte[]> key = Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER);
        for (String part : value.split(",")) {
            decoded(part.strip()).ifPresent(bytes -> metadata.put(key, bytes));
        }
    }

    /** Empty if the value is not base64: an exception here would leave the caller without an answer. */
    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.DEBUG, "A binary header is not base64", e);
            return Optional.empty();
        }
    }

    private static void merge(Map<String, String> fields, String name, String value) {
        fields.merge(name, value, (first, second) -> first + "," + second);
    }

    /** Whether the name is a valid key of metadata. */
    static boolean isKey(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean legal = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
            if (!legal) {
                return false;
            }
        }
        return !name.isEmpty() && !name.equals(Metadata.BINARY_HEADER_SUFFIX);
    }
}
