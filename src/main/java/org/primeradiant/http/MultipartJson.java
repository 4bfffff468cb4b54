package org.primeradiant.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Converts the parts of a form to one JSON object, which the codec reads like any other: {@code strData} becomes a
 * string, a file {@code binData} base64, any other file a string; all other parts are JSON already.
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
     * Builds the object.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if {@code binData} is not a file, {@code data} is one, or a JSON
     *     part is not a single value
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

    /**
     * Whether the text is a single value that cannot break out of its place in the object. The codec checks whether it
     * is valid JSON.
     */
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

    /** Writes bytes as a JSON string; does not check that they are UTF-8. */
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
