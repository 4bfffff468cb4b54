package org.primeradiant.logger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A CloudEvent in HTTP's binary mode: headers and body, the same however often it is sent. Immutable. */
final class Event {
    private static final int VERSION = 1;

    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * Creates an event.
     *
     * @param headers in the order in which they are sent; values are printable ASCII
     * @param body not copied; must not be changed
     */
    Event(Map<String, String> headers, byte[] body) {
        this.headers = new LinkedHashMap<>(headers);
        this.body = body;
    }

    /** The headers, which must not be changed. */
    Map<String, String> headers() {
        return headers;
    }

    /** The body, not a copy. */
    byte[] body() {
        return body;
    }

    /** The event as a record on disk. */
    byte[] stored() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 1024);
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            out.writeInt(headers.size());
            for (Map.Entry<String, String> header : headers.entrySet()) {
                write(header.getKey(), out);
                write(header.getValue(), out);
            }
            out.write(body);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to an array", e);
        }
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads a record; empty if it is not one of an event. */
    static Optional<Event> of(byte[] record) {
        ByteBuffer in = ByteBuffer.wrap(record);
        try {
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            Map<String, String> headers = new LinkedHashMap<>();
            for (int left = in.getInt(); left > 0; left--) {
                String name = text(in);
                headers.put(name, text(in));
            }
            byte[] body = new byte[in.remaining()];
            in.get(body);
            return Optional.of(new Event(headers, body));
        } catch (BufferUnderflowException e) { // its checksum is right, so another version has written it
            return Optional.empty();
        }
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
