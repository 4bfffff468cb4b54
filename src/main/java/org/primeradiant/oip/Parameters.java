package org.primeradiant.oip;

import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of requests, answers and tensors. */
public final class Parameters {
    private Parameters() {}

    /** Those of the values that can be parameters: strings, numbers and booleans. */
    public static Map<String, JsonValue> scalars(Map<String, JsonValue> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, JsonValue> scalars = new LinkedHashMap<>(values);
        scalars.values().removeIf(value -> !isScalar(value));
        return scalars;
    }

    private static boolean isScalar(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING, NUMBER, TRUE, FALSE -> true;
            case ARRAY, OBJECT, NULL -> false;
        };
    }
}
