package org.primeradiant.json;

import jakarta.json.JsonValue;
import org.primeradiant.api.SeldonException;

/**
 * Reads and checks whole JSON texts. Reading throws a {@code SeldonException} of reason {@code BAD_DATA} that names the
 * error and its byte offset, or the exception of the allowance; no text causes any other. Thread-safe.
 */
public final class JsonText {
    private JsonText() {}

    /** Reads any JSON value; NaN and the infinities are refused. */
    public static JsonValue value(byte[] body, int offset, int length, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, offset, length, true, allowance);
        JsonValue value = JsonValues.read(scanner);
        scanner.finish();
        return value;
    }

    /**
     * Checks a body that is to become a part of another one: that it is JSON as its standard has it (RFC 8259), in
     * UTF-8 without a byte order mark, and without NaN or infinities.
     */
    public static void check(byte[] body) {
        pass(body, false);
    }

    /**
     * Whether a body is JSON in UTF-8, without a byte order mark.
     *
     * @param allowsWords whether NaN and the infinities count as JSON, as they do to Seldon
     */
    public static boolean isJson(byte[] body, boolean allowsWords) {
        try {
            pass(body, allowsWords);
            return true;
        } catch (SeldonException e) {
            return false;
        }
    }

    private static void pass(byte[] body, boolean allowsWords) {
        JsonScanner scanner =
                new JsonScanner(body, 0, body.length, true, new HeapUse(Allowance.UNLIMITED, body.length));
        if (!allowsWords) {
            scanner.refuseWords();
        }
        scanner.skip();
        scanner.finish();
    }
}
