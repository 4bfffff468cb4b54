package org.primeradiant.json;

/** Skips JSON values, checking only that they are well-formed. */
final class JsonSkip {
    private JsonSkip() {}

    static void value(JsonScanner scanner) {
        switch (scanner.peek()) {
            case '{' -> object(scanner);
            case '[' -> list(scanner);
            case '"' -> JsonStrings.skip(scanner);
            case 't' -> scanner.literal("true");
            case 'f' -> scanner.literal("false");
            case 'n' -> scanner.literal("null");
            default -> number(scanner);
        }
    }

    private static void number(JsonScanner scanner) {
        if (JsonNumbers.skip(scanner) == JsonNumbers.Kind.WORD && scanner.refusesWords()) {
            throw scanner.error("NaN and Infinity are not JSON");
        }
    }

    private static void object(JsonScanner scanner) {
        scanner.enter();
        while (scanner.more('}')) {
            if (scanner.peek() != '"') {
                throw scanner.error("expected a field name");
            }
            JsonStrings.skip(scanner);
            scanner.colon();
            value(scanner);
        }
    }

    private static void list(JsonScanner scanner) {
        scanner.enter();
        while (scanner.more(']')) {
            value(scanner);
        }
    }
}
