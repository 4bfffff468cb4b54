package org.primeradiant.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads free-form JSON ({@code jsonData}, tags) as JSON-P values; numbers keep their digits. */
public final class JsonValues {
    // Json.createValue and similar methods look up their provider on every call.
    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonValues() {}

    /** Reads the value at the cursor; refuses NaN and the infinities. */
    public static JsonValue read(JsonScanner scanner) {
        return read(scanner, false);
    }

    /** Reads an element of {@code data}, in which NaN and the infinities become {@link NonFinite}. */
    static JsonValue readElement(JsonScanner scanner) {
        return read(scanner, true);
    }

    private static JsonValue read(JsonScanner scanner, boolean isElement) {
        return switch (scanner.peek()) {
            case '{' -> object(scanner, isElement);
            case '[' -> list(scanner, isElement);
            case '"' -> text(scanner);
            case 't' -> word(scanner, "true", JsonValue.TRUE);
            case 'f' -> word(scanner, "false", JsonValue.FALSE);
            case 'n' -> word(scanner, "null", JsonValue.NULL);
            default -> number(scanner, isElement);
        };
    }

    /** Reads the members of an object into a map that keeps their order; the last of equal names wins. */
    public static Map<String, JsonValue> readMembers(JsonScanner scanner, String what) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        scanner.enterObject(what);
        while (scanner.more('}')) {
            String name = scanner.name();
            scanner.use().add(HeapUse.MEMBER);
            members.put(name, read(scanner));
        }
        return members;
    }

    private static JsonObject object(JsonScanner scanner, boolean isElement) {
        scanner.enter();
        scanner.use().add(HeapUse.JSON_CONTAINER);
        JsonObjectBuilder object = JSON.createObjectBuilder();
        while (scanner.more('}')) {
            String name = scanner.name();
            scanner.use().add(HeapUse.MEMBER);
            object.add(name, read(scanner, isElement));
        }
        return object.build();
    }

    private static JsonValue list(JsonScanner scanner, boolean isElement) {
        scanner.enter();
        scanner.use().add(HeapUse.JSON_CONTAINER);
        JsonArrayBuilder list = JSON.createArrayBuilder();
        while (scanner.more(']')) {
            scanner.use().add(HeapUse.SLOT);
            list.add(read(scanner, isElement));
        }
        return list.build();
    }

    private static JsonValue text(JsonScanner scanner) {
        scanner.use().add(HeapUse.SLOT);
        return JSON.createValue(JsonStrings.read(scanner));
    }

    private static JsonValue word(JsonScanner scanner, String word, JsonValue value) {
        scanner.literal(word);
        return value;
    }

    static JsonNumber whole(long value) {
        return JSON.createValue(value);
    }

    private static JsonNumber number(JsonScanner scanner, boolean isElement) {
        int from = scanner.position();
        JsonNumbers.Kind kind = JsonNumbers.skip(scanner);
        if (kind == JsonNumbers.Kind.WORD) {
            if (!isElement) {
                throw scanner.error("NaN and Infinity are allowed in data only");
            }
            scanner.use().add(HeapUse.JSON_NUMBER);
            return new NonFinite(Double.parseDouble(JsonNumbers.exactText(scanner, from)));
        }
        String text = JsonNumbers.exactText(scanner, from);
        scanner.use().add(HeapUse.JSON_NUMBER + (kind == JsonNumbers.Kind.INTEGER ? 0 : text.length()));
        if (kind == JsonNumbers.Kind.INTEGER) {
            return integer(text);
        }
        try {
            // A BigDecimal stores a huge exponent apart from the digits and prints it as an exponent.
            return JSON.createValue(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw scanner.error("a number's exponent is out of range");
        }
    }

    private static JsonNumber integer(String text) {
        if (text.length() <= 18) {
            return JSON.createValue(Long.parseLong(text));
        }
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? JSON.createValue(value.longValue()) : JSON.createValue(value);
    }
}
