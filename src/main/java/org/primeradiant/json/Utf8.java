package org.primeradiant.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Handles the encodings of JSON texts: checks UTF-8, and converts UTF-16 and UTF-32 to it. */
public final class Utf8 {
    /** Heap bytes per byte of a converted body, which becomes chars and then up to three bytes per char. */
    private static final int TRANSCODED = 4;

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    private Utf8() {}

    /**
     * Opens a scanner over a body, after its byte order mark, if any. Without a mark the encoding follows from the
     * zero bytes, since a JSON text begins with ASCII characters (RFC 4627, section 3).
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if a body in UTF-16 or UTF-32 is malformed, or as thrown by
     *     the allowance
     */
    public static JsonScanner scanner(byte[] body, int offset, int length, boolean strict, Allowance allowance) {
        HeapUse use = new HeapUse(allowance, length);
        int[] head = new int[4];
        for (int i = 0; i < 4; i++) {
            head[i] = i < length ? body[offset + i] & 0xFF : -1;
        }
        if (head[0] == 0xEF && head[1] == 0xBB && head[2] == 0xBF) {
            return new JsonScanner(body, offset + 3, offset + length, strict, use);
        }
        Charset encoding = encoding(head);
        if (encoding.equals(StandardCharsets.UTF_8)) {
            return new JsonScanner(body, offset, offset + length, strict, use);
        }
        use.add(TRANSCODED * (long) length);
        ByteBuffer text = transcoded(ByteBuffer.wrap(body, offset, length), encoding);
        return new JsonScanner(text.array(), 0, text.limit(), strict, use);
    }

    private static Charset encoding(int[] head) {
        boolean wide = head[3] >= 0;
        if (wide && head[0] == 0 && head[1] == 0) {
            return UTF_32BE;
        }
        if (wide && head[2] == 0 && head[3] == 0 && (head[1] == 0 || head[0] == 0xFF && head[1] == 0xFE)) {
            return UTF_32LE;
        }
        if (head[0] == 0 || head[0] == 0xFE && head[1] == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (head[1] == 0 || head[0] == 0xFF && head[1] == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static ByteBuffer transcoded(ByteBuffer body, Charset encoding) {
        try {
            CharBuffer text = encoding.newDecoder().decode(body);
            if (text.hasRemaining() && text.get(0) == '\uFEFF') {
                text.get();
            }
            return StandardCharsets.UTF_8.newEncoder().encode(text);
        } catch (CharacterCodingException e) {
            throw new SeldonException(Reason.BAD_DATA, "the body is not valid " + encoding.name(), e);
        }
    }

    /**
     * Length in bytes of the non-ASCII character at the position; the ranges are those of the Unicode Standard,
     * table 3-7.
     */
    static int length(JsonScanner scanner, int at) {
        byte[] bytes = scanner.bytes();
        int lead = bytes[at] & 0xFF;
        int second = at + 1 < scanner.end() ? bytes[at + 1] & 0xFF : 0;
        int length = 0;
        if (lead >= 0xC2 && lead <= 0xDF && isTrail(second)) {
            length = 2;
        } else if (lead >= 0xE0 && lead <= 0xEF && isSecondOfThree(lead, second)) {
            length = 3;
        } else if (lead >= 0xF0 && lead <= 0xF4 && isSecondOfFour(lead, second)) {
            length = 4;
        }
        if (length == 0 || !hasTrail(bytes, at + 2, at + length, scanner.end())) {
            scanner.moveTo(at);
            throw scanner.error("invalid UTF-8 in a string");
        }
        return length;
    }

    private static boolean hasTrail(byte[] bytes, int from, int to, int end) {
        for (int i = from; i < to; i++) {
            if (i >= end || !isTrail(bytes[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSecondOfThree(int lead, int second) {
        return second >= (lead == 0xE0 ? 0xA0 : 0x80) && second <= (lead == 0xED ? 0x9F : 0xBF);
    }

    private static boolean isSecondOfFour(int lead, int second) {
        return second >= (lead == 0xF0 ? 0x90 : 0x80) && second <= (lead == 0xF4 ? 0x8F : 0xBF);
    }

    private static boolean isTrail(int b) {
        return (b & 0xC0) == 0x80;
    }
}
