package org.primeradiant.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Decodes fields of {@code application/x-www-form-urlencoded} queries and forms. Works on bytes, because a form may be
 * as large as any body, and decodes only the field asked for.
 */
final class UrlEncoded {
    private UrlEncoded() {}

    /**
     * The decoded bytes of a field, the first if there are several; empty if it is absent or has no value.
     *
     * @param name ASCII letters
     * @throws SeldonException {@link Reason#BAD_DATA} if the field has a broken escape
     */
    static Optional<byte[]> field(byte[] text, String name) {
        return fieldOrEmpty(text, name).filter(value -> value.length > 0);
    }

    /** As {@link #field}, but a field without a value is present, as an empty array. */
    static Optional<byte[]> fieldOrEmpty(byte[] text, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        int start = 0;
        while (start < text.length) {
            int end = indexOf('&', text, start, text.length);
            int equals = indexOf('=', text, start, end);
            if (Arrays.equals(text, start, equals, wanted, 0, wanted.length)) {
                return Optional.of(decoded(text, Math.min(equals + 1, end), end, name));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /** Index of the mark, or {@code to}. */
    private static int indexOf(char mark, byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != mark) {
            at++;
        }
        return at;
    }

    private static byte[] decoded(byte[] text, int from, int to, String name) {
        byte[] plain = new byte[to - from];
        int length = 0;
        for (int at = from; at < to; at++) {
            byte b = text[at];
            if (b == '%') {
                b = escaped(text, at, to, name);
                at += 2;
            } else if (b == '+') {
                b = ' ';
            }
            plain[length++] = b;
        }
        return length == plain.length ? plain : Arrays.copyOf(plain, length);
    }

    private static byte escaped(byte[] text, int at, int to, String name) {
        int high = at + 2 < to ? Character.digit((char) text[at + 1], 16) : -1;
        int low = at + 2 < to ? Character.digit((char) text[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new SeldonException(Reason.BAD_DATA, "the field " + name + " has a % without two hex digits");
        }
        return (byte) (high << 4 | low);
    }
}
