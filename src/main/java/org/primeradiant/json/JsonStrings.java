package org.primeradiant.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Reads JSON strings: checks each one byte by byte, then decodes what is known to be well-formed. */
public final class JsonStrings {
    private static final int ESCAPED = 1;
    private static final int BEYOND_ASCII = 2;
    /** Heap bytes per byte of a base64 text with escapes: for its characters, their bytes, and the decoded bytes. */
    private static final int ESCAPED_BASE64 = 5;
    /** Heap bytes per byte of a base64 text that the JDK refuses as it is: for the failed attempt, and a copy. */
    private static final int CLEANED_BASE64 = 2;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;

    private JsonStrings() {}

    /** Reads the string at the cursor, which stands on its opening quote. */
    public static String read(JsonScanner scanner) {
        int from = scanner.position() + 1;
        int content = skip(scanner);
        int to = scanner.position() - 1;
        scanner.use().addText(to - from, content == 0);
        if ((content & ESCAPED) != 0) {
            return unescaped(scanner.bytes(), from, to);
        }
        return new String(scanner.bytes(), from, to - from, content == 0 ? ISO_8859_1 : UTF_8);
    }

    /** Reads a string, or a number as its text in JSON. */
    public static String readOrNumber(JsonScanner scanner, String what) {
        if (!JsonNumbers.isNext(scanner)) {
            return read(scanner, what);
        }
        int from = scanner.position();
        if (JsonNumbers.skip(scanner) == JsonNumbers.Kind.WORD) {
            scanner.moveTo(from);
            throw scanner.error(what + " must be a string or a number");
        }
        String text = JsonNumbers.exactText(scanner, from);
        scanner.use().addText(text.length(), true);
        return text;
    }

    /** Reads a value that must be a string. */
    public static String read(JsonScanner scanner, String what) {
        if (scanner.peek() != '"') {
            throw scanner.error(what + " must be a string");
        }
        return read(scanner);
    }

    /**
     * Reads a base64 string, ignoring white space: many encoders break lines.
     *
     * @param lenient whether to accept, as protobuf's JSON does, the URL-safe alphabet too, and missing padding
     */
    public static byte[] base64(JsonScanner scanner, String what, boolean lenient) {
        if (scanner.peek() != '"') {
            throw scanner.error(what + " must be a string");
        }
        int from = scanner.position() + 1;
        boolean isPlain = skip(scanner) == 0;
        int to = scanner.position() - 1;
        scanner.use().add(HeapUse.OBJECT + (isPlain ? 1L : ESCAPED_BASE64) * (to - from));
        ByteBuffer text = isPlain
                ? ByteBuffer.wrap(scanner.bytes(), from, to - from)
                : ByteBuffer.wrap(unescaped(scanner.bytes(), from, to).getBytes(UTF_8));
        Optional<byte[]> decoded = isPadded(text) ? decoded(text) : Optional.empty();
        if (decoded.isEmpty()) {
            scanner.use().add(CLEANED_BASE64 * (long) (to - from));
            ByteBuffer cleaned = cleaned(text, lenient);
            if (!lenient && !isPadded(cleaned)) {
                throw scanner.error(what + " must be padded base64");
            }
            decoded = decoded(cleaned);
        }
        return decoded.orElseThrow(() -> scanner.error(what + " must be base64"));
    }

    private static boolean isPadded(ByteBuffer base64) {
        return base64.remaining() % 4 == 0;
    }

    /** Decodes a text in the standard alphabet, padded or not; empty if it is none. */
    private static Optional<byte[]> decoded(ByteBuffer base64) {
        try {
            ByteBuffer decoded = Base64.getDecoder().decode(base64.duplicate());
            byte[] array = decoded.array();
            return Optional.of(array.length == decoded.limit() ? array : Arrays.copyOf(array, decoded.limit()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the caller reports it with the name of the field
        }
    }

    /** Drops white space; a lenient copy is in the standard alphabet and without padding. */
    private static ByteBuffer cleaned(ByteBuffer base64, boolean lenient) {
        byte[] copy = new byte[base64.remaining()];
        int length = 0;
        for (int at = base64.position(); at < base64.limit(); at++) {
            byte b = base64.get(at);
            if (!JsonScanner.isSpace(b)) {
                copy[length++] = lenient ? standard(b) : b;
            }
        }
        while (lenient && length > 0 && copy[length - 1] == '=') {
            length--;
        }
        return ByteBuffer.wrap(copy, 0, length);
    }

    private static byte standard(byte urlSafe) {
        return switch (urlSafe) {
            case '-' -> '+';
            case '_' -> '/';
            default -> urlSafe;
        };
    }

    /**
     * Skips and checks the string at the cursor; returns the flags {@link #ESCAPED} and {@link #BEYOND_ASCII}
     * that apply.
     */
    static int skip(JsonScanner scanner) {
        byte[] bytes = scanner.bytes();
        int end = scanner.end();
        int content = 0;
        int at = afterPlain(bytes, scanner.position() + 1, end);
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                scanner.moveTo(at + 1);
                return content;
            }
            if (b == '\\') {
                content |= ESCAPED;
                at = afterPlain(bytes, escape(scanner, at), end);
            } else if (b < 0) {
                content |= BEYOND_ASCII;
                at = afterPlain(bytes, at + Utf8.length(scanner, at), end);
            } else if (b < ' ') {
                scanner.moveTo(at);
                throw scanner.error("control character in a string");
            } else {
                at++;
            }
        }
        scanner.moveTo(end);
        throw scanner.error("the JSON ends inside a string");
    }

    /** Skips plain ASCII bytes, eight at a time; stops up to seven plain bytes early. */
    private static int afterPlain(byte[] bytes, int from, int end) {
        int at = from;
        while (end - at >= DigitWord.LENGTH && isPlain(DigitWord.at(bytes, at))) {
            at += DigitWord.LENGTH;
        }
        return at;
    }

    /**
     * Whether the eight bytes are ASCII without quote, backslash or control character; any other byte sets a
     * high bit.
     */
    private static boolean isPlain(long word) {
        long quotes = (word ^ ONES * '"') - ONES;
        long backslashes = (word ^ ONES * '\\') - ONES;
        long controls = word - ONES * ' ';
        return ((word | quotes | backslashes | controls) & HIGHS) == 0;
    }

    private static int escape(JsonScanner scanner, int at) {
        byte[] bytes = scanner.bytes();
        byte kind = at + 1 < scanner.end() ? bytes[at + 1] : 0;
        if (kind == 'u' && at + 6 <= scanner.end() && codeUnit(bytes, at + 2) >= 0) {
            return at + 6;
        }
        if (kind == 'u' || "\"\\/bfnrt".indexOf(kind) < 0) {
            scanner.moveTo(at);
            throw scanner.error("unknown escape in a string");
        }
        return at + 2;
    }

    private static int codeUnit(byte[] bytes, int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static String unescaped(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        int at = from;
        while (at < to) {
            if (bytes[at] != '\\') {
                at++;
                continue;
            }
            if (at > plain) {
                text.append(new String(bytes, plain, at - plain, UTF_8));
            }
            text.append(character(bytes, at + 1));
            at += bytes[at + 1] == 'u' ? 6 : 2;
            plain = at;
        }
        return text.append(new String(bytes, plain, to - plain, UTF_8)).toString();
    }

    private static char character(byte[] bytes, int at) {
        return switch (bytes[at]) {
            case 'u' -> (char) codeUnit(bytes, at + 1);
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) bytes[at];
        };
    }
}
