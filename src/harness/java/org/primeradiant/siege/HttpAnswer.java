package org.primeradiant.siege;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An answer over HTTP/1.1.
 *
 * @param headers the headers by lower-case name
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {
    private static final int MOST_LINE = 64 << 10;

    HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /**
     * Reads the only answer of a connection, skipping a 100 Continue.
     *
     * @throws EOFException if the connection ends within a line, or a line is longer than 64 KiB
     */
    static HttpAnswer read(InputStream in) throws IOException {
        String line = line(in);
        int status = Integer.parseInt(line.split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return status == 100 ? read(in) : new HttpAnswer(status, headers, new String(body(in, headers), UTF_8));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = Integer.parseInt(line(in), 16); length > 0; length = Integer.parseInt(line(in), 16)) {
            body.writeBytes(in.readNBytes(length));
            line(in);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > MOST_LINE) {
                throw new EOFException("no complete HTTP line");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    /** Returns the header, or an empty string. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns the content type, or an empty string. */
    String type() {
        return header("content-type");
    }
}
