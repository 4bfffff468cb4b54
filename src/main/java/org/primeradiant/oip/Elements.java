package org.primeradiant.oip;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.primeradiant.api.ElementType;

/** Converts arrays of elements. */
final class Elements {
    private Elements() {}

    /** A new array for elements of a type. */
    static Object array(ElementType type, int length) {
        return switch (type) {
            case DOUBLE -> new double[length];
            case FLOAT -> new float[length];
            case LONG -> new long[length];
            case INT -> new int[length];
            case BOOLEAN -> new boolean[length];
            case STRING -> new String[length];
            case JSON -> new JsonValue[length];
        };
    }

    /** The text of a JSON value: of a string the string itself. */
    static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    /** Whether the values are numbers or null, which stands for NaN. */
    static boolean areNumbers(JsonValue... values) {
        for (JsonValue value : values) {
            if (!(value instanceof JsonNumber) && value != JsonValue.NULL) {
                return false;
            }
        }
        return true;
    }

    /** Numbers as doubles; null becomes NaN. */
    static double[] doubles(JsonValue... values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i] instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
        }
        return doubles;
    }

    /** The texts of values. */
    static String[] texts(JsonValue... values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = text(values[i]);
        }
        return texts;
    }
}
