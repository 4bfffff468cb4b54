package org.primeradiant.json;

import jakarta.json.JsonValue;
import java.math.BigInteger;

/** Reads one element of a list as the type to which its list was promoted. */
final class Elements {
    /** Length of a double's text in characters. */
    private static final int LONGEST_DOUBLE = 24;

    private Elements() {}

    static double asDouble(JsonScanner scanner) {
        return isBoolean(scanner) ? truth(scanner) : JsonNumbers.readDouble(scanner, "an element");
    }

    static long asLong(JsonScanner scanner) {
        return isBoolean(scanner)
                ? truth(scanner)
                : JsonNumbers.readInteger(scanner, "an element").longValue();
    }

    static JsonValue asNumber(JsonScanner scanner) {
        return isBoolean(scanner) ? JsonValues.whole(truth(scanner)) : JsonValues.read(scanner);
    }

    /** Returns the element as Python's {@code str} prints it. */
    static String asString(JsonScanner scanner) {
        if (scanner.peek() == '"') {
            return JsonStrings.read(scanner);
        }
        if (isBoolean(scanner)) {
            return truth(scanner) == 1 ? "True" : "False";
        }
        int from = scanner.position();
        scanner.use().addText(LONGEST_DOUBLE, true);
        if (JsonNumbers.skip(scanner) == JsonNumbers.Kind.INTEGER) {
            return new BigInteger(JsonNumbers.exactText(scanner, from)).toString();
        }
        scanner.moveTo(from);
        return DoubleText.str(JsonNumbers.readDouble(scanner, "an element"));
    }

    private static boolean isBoolean(JsonScanner scanner) {
        return scanner.peek() == 't' || scanner.peek() == 'f';
    }

    private static int truth(JsonScanner scanner) {
        boolean value = scanner.here() == 't';
        scanner.literal(value ? "true" : "false");
        return value ? 1 : 0;
    }
}
