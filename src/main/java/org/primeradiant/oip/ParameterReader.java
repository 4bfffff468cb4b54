package org.primeradiant.oip;

import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonValues;

/** Reads parameters: strings, numbers and booleans. Drops those that are null, as KServe's clients send them. */
final class ParameterReader {
    private ParameterReader() {}

    /**
     * Reads the object at the cursor, which may be null.
     *
     * @param lenient whether objects and lists are dropped rather than refused, as MLServer may answer with the
     *     request's headers in an object
     */
    static Map<String, JsonValue> read(JsonScanner scanner, String label, boolean lenient) {
        if (scanner.skipNull()) {
            return Map.of();
        }
        Map<String, JsonValue> parameters = new LinkedHashMap<>();
        scanner.enterObject("the parameters of " + label);
        while (scanner.more('}')) {
            String name = scanner.name();
            byte next = scanner.peek();
            parameters.remove(name);
            if (next == '{' || next == '[') {
                pass(scanner, name, label, lenient);
            } else if (!scanner.skipNull()) {
                scanner.use().add(HeapUse.MEMBER);
                parameters.put(name, JsonValues.read(scanner));
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    private static void pass(JsonScanner scanner, String name, String label, boolean lenient) {
        if (!lenient) {
            throw scanner.error("the parameter " + Labels.shortened(name) + " of " + label
                    + " must be a string, a number or a boolean");
        }
        scanner.skip();
    }
}
