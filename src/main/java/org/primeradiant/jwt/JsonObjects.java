package org.primeradiant.jwt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.JsonNumbers;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonStrings;

/**
 * Reads small JSON objects as maps, lists, texts, doubles and booleans, without a JSON provider. A name that an object
 * contains twice is an error at every level, since two readers may disagree on which of both counts.
 */
final class JsonObjects {
    /** The JSON value null, so that a member that is null differs from one that is absent. */
    enum Null {
        NULL
    }

    private JsonObjects() {}

    /**
     * Reads an object in UTF-8.
     *
     * @throws IllegalArgumentException if it is malformed; the message does not quote it
     */
    static Map<String, Object> read(byte[] json) {
        JsonScanner scanner =
                new JsonScanner(json, 0, json.length, true, new HeapUse(Allowance.UNLIMITED, json.length));
        try {
            scanner.peek();
            Map<String, Object> members = object(scanner);
            scanner.finish();
            return members;
        } catch (SeldonException e) {
            throw new IllegalArgumentException("malformed JSON object", e);
        }
    }

    private static Map<String, Object> object(JsonScanner scanner) {
        Map<String, Object> members = new LinkedHashMap<>();
        scanner.enterObject("the value");
        while (scanner.more('}')) {
            if (members.put(scanner.name(), value(scanner)) != null) {
                throw scanner.error("a name appears twice");
            }
        }
        return members;
    }

    private static Object value(JsonScanner scanner) {
        return switch (scanner.peek()) {
            case '{' -> object(scanner);
            case '[' -> list(scanner);
            case '"' -> JsonStrings.read(scanner);
            case 't' -> word(scanner, "true", true);
            case 'f' -> word(scanner, "false", false);
            case 'n' -> word(scanner, "null", Null.NULL);
            default -> number(scanner);
        };
    }

    private static List<Object> list(JsonScanner scanner) {
        List<Object> elements = new ArrayList<>();
        scanner.enter();
        while (scanner.more(']')) {
            elements.add(value(scanner));
        }
        return elements;
    }

    private static Object word(JsonScanner scanner, String word, Object value) {
        scanner.literal(word);
        return value;
    }

    private static Object number(JsonScanner scanner) {
        double number = JsonNumbers.readDouble(scanner, "the value");
        if (!Double.isFinite(number)) {
            throw scanner.error("not a finite number");
        }
        return number;
    }
}
