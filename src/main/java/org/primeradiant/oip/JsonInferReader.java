package org.primeradiant.oip;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.Utf8;

/**
 * Reads the protocol's HTTP bodies: JSON, which the bytes of binary tensors may follow.
 *
 * <p>Accepts what the servers in the field accept: elements nested or flat, members in any order, unknown ones, members
 * that are null, null for NaN and true for 1 among floats, 1 and 0 for truth values. Refuses what one of them would
 * round, cut off or wrap: 1.7 or 300 as a UINT8.
 *
 * <p>Every method throws a {@code SeldonException}: of reason {@code BAD_DATA} if the body cannot be understood, or
 * that of the allowance if reading needs more memory than is granted. No body causes any other exception. Thread-safe.
 */
public final class JsonInferReader {
    private JsonInferReader() {}

    /**
     * Reads a request.
     *
     * @param jsonLength length of the JSON, as {@code Inference-Header-Content-Length} says; that of the body if there
     *     is no such header
     * @param strict whether the words NaN and Infinity are refused
     */
    public static InferRequest request(byte[] body, int jsonLength, boolean strict, Allowance allowance) {
        BinaryParts parts = new BinaryParts(body, checked(jsonLength, body));
        return InferMessageReader.request(scanner(body, jsonLength, strict, allowance), parts, strict);
    }

    /** Reads the answer of a remote node; see {@link #request}. */
    public static InferResponse response(byte[] body, int jsonLength, boolean strict, Allowance allowance) {
        BinaryParts parts = new BinaryParts(body, checked(jsonLength, body));
        return InferMessageReader.response(scanner(body, jsonLength, strict, allowance), parts, strict);
    }

    private static int checked(int jsonLength, byte[] body) {
        if (jsonLength < 0 || jsonLength > body.length) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "the length of the JSON must be from 0 to that of the body, " + body.length + ", got "
                            + jsonLength);
        }
        if (jsonLength == 0) {
            throw new SeldonException(Reason.BAD_DATA, "the body must have a JSON object, got no JSON");
        }
        return jsonLength;
    }

    private static JsonScanner scanner(byte[] body, int jsonLength, boolean strict, Allowance allowance) {
        JsonScanner scanner = Utf8.scanner(body, 0, jsonLength, false, allowance);
        if (strict) {
            scanner.refuseWords();
        }
        return scanner;
    }
}
