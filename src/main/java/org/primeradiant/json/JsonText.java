package org.primeradiant.json;

import jakarta.json.JsonValue;
import org.primeradiant.api.SeldonException;

/**
 * Reads and checks complete JSON texts. Reading and checking throw a {@code SeldonException}: of reason
 * {@code BAD_DATA}, naming the error and its byte offset, if the text is not valid, or that of the allowance. No text
 * causes any other exception. Thread-safe.
 */
public final class JsonText {
    private JsonText() {}

    /** Reads any JSON value; rejects NaN and the infinities. */
    public static JsonValue value(byte[] body, int offset, int length, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, offset, length, true, allowance);
        JsonValue value = JsonValues.read(scanner);
        scanner.finish();
        return value;
    }

    /**
     * Checks that a body can be embedded in another one: standard JSON (RFC 8259) in UTF-8, without a byte order
     * mark, NaN or infinities.
     */
    public static void check(byte[] body) {
        pass(body, false);
    }

    /**
     * Whether a body is JSON in UTF-8 without a byte order mark.
     *
     * @param allowsWords whether NaN and the infinities count as JSON, as they do in Seldon
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
