package org.primeradiant.compression;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A content coding that can be read and written. Source: RFC 9110, section 8.4.1. */
public enum Coding {
    /** The gzip format, of one or more members; also named {@code x-gzip}. Source: RFC 1952. */
    GZIP,
    /** The zlib format; when read, also raw deflate data, which some clients send. Source: RFC 1950, RFC 1951. */
    DEFLATE;

    /** The names of all codings, as for {@code Accept-Encoding}. */
    public static final String NAMES = "gzip, deflate";

    /** Bytes of heap that unpacking takes for each coding, besides what it unpacks. */
    public static final int BUFFER = 8 << 10;

    /** The most codings of one body. A body in several has a reader for each. */
    private static final int MOST = 5;

    /** The name on the wire. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a coding by its name, in any case. */
    public static Optional<Coding> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            default -> Optional.empty();
        };
    }

    /**
     * Parses the header {@code Content-Encoding}.
     *
     * @param values the header's values, each of which may be a list
     * @return the codings in the order in which they were applied; empty for {@code identity} alone
     * @throws IllegalArgumentException if one is unknown, which the message names, or there are more than five
     */
    public static List<Coding> parse(List<String> values) {
        List<Coding> codings = new ArrayList<>(1);
        for (String value : values) {
            for (String part : value.split(",")) {
                String name = part.strip();
                if (!name.isEmpty() && !name.equalsIgnoreCase("identity")) {
                    codings.add(named(name).orElseThrow(() -> new IllegalArgumentException(shortened(name))));
                }
            }
        }
        if (codings.size() > MOST) {
            throw new IllegalArgumentException("of more than " + MOST + " codings");
        }
        return codings;
    }

    private static String shortened(String name) {
        return name.length() <= 50 ? name : name.substring(0, 50) + "...";
    }

    /**
     * Unpacks a body as it is read. Closing the stream frees its native memory.
     *
     * @param codings the codings in the order in which they were applied
     * @param check called with the length of each intermediate body as it grows, since it may be much longer than both
     *     the packed and the unpacked one; throws an exception if that is too long
     */
    public static InputStream unpacking(InputStream packed, List<Coding> codings, LongConsumer check) {
        InputStream body = packed;
        for (int i = codings.size() - 1; i >= 0; i--) {
            body = new UnpackedStream(body, codings.get(i), check);
        }
        return body;
    }
}
