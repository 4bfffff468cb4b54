package org.primeradiant.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * The parts of a form as one JSON object, for the codec to read like any other: {@code strData} is a string as it is, a
 * file {@code binData} is bytes, any other file is a string, and what is left is JSON.
 */
final class MultipartJson {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final ByteArrayOutputStream json;

    private MultipartJson(byte[] body) {
        this.body = body;
        this.json = new ByteArrayOutputStream(body.length + 64);
    }

    /**
     * Makes the object.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if a part is a file and must not be one, or the other way round
     */
    static byte[] of(byte[] body, List<Part> parts) {
        MultipartJson object = new MultipartJson(body);
        char mark = '{';
        for (Part part : parts) {
            object.json.write(mark);
            byte[] name = part.name().getBytes(StandardCharsets.UTF_8);
            object.string(name, 0, name.length);
            object.json.write(':');
            object.value(part);
            mark = ',';
        }
        if (parts.isEmpty()) {
            object.json.write('{');
        }
        object.json.write('}');
        return object.json.toByteArray();
    }

    private void value(Part part) {
        boolean bytes = part.name().equals("binData");
        if (bytes && part.isFile()) {
            base64(part);
        } else if (bytes) {
            throw new SeldonException(Reason.BAD_DATA, "the part binData must be a file");
        } else if (part.isFile() && part.name().equals("data")) {
            throw new SeldonException(Reason.BAD_DATA, "the part data must be JSON, not a file");
        } else if (part.isFile() || part.name().equals("strData")) {
            string(body, part.start(), part.end());
        } else {
            json(part);
        }
    }

    private void base64(Part part) {
        ByteBuffer text = Base64.getEncoder().encode(ByteBuffer.wrap(body, part.start(), part.end() - part.start()));
        json.write('"');
        json.write(text.array(), 0, text.limit());
        json.write('"');
    }

    private void json(Part part) {
        if (!isWhole(part.start(), part.end())) {
            throw new SeldonException(Reason.BAD_DATA, "the part " + part.name() + " must be one JSON value");
        }
        json.write(body, part.start(), part.end() - part.start());
    }

    /** Whether the text stays in its place in the object. Whether it is JSON is for the codec to find out. */
    private boolean isWhole(int from, int to) {
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < to; at++) {
            byte b = body[at];
            if (b == '"') {
                quoted = !quoted;
            } else if (quoted) {
                at += b == '\\' ? 1 : 0;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
            if (depth < 0 || depth == 0 && !quoted && (b == ',' || b == ':')) {
                return false;
            }
        }
        return depth == 0 && !quoted;
    }

    /** Writes bytes, hopefully of UTF-8, as a JSON string. */
    private void string(byte[] text, int from, int to) {
        json.write('"');
        for (int at = from; at < to; at++) {
            byte b = text[at];
            if (b == '"' || b == '\\') {
                json.write('\\');
                json.write(b);
            } else if (b >= 0 && b < ' ') {
                json.writeBytes(new byte[] {'\\', 'u', '0', '0', HEX[b >> 4], HEX[b & 0xF]});
            } else {
                json.write(b);
            }
        }
        json.write('"');
    }
}
