package org.primeradiant.settings;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One typed parameter of a component.
 *
 * @param type the type that the operator declared
 * @param value an {@code Integer}, {@code Float}, {@code Double}, {@code String} or {@code Boolean}, matching the type
 */
public record ParameterValue(Type type, Object value) {
    private static final Set<String> TRUE = Set.of("y", "yes", "t", "true", "on", "1");
    private static final Set<String> FALSE = Set.of("n", "no", "f", "false", "off", "0");

    /** The parameter types on the wire. */
    public enum Type {
        /** A 32-bit integer. */
        INT,
        /** A single precision number. */
        FLOAT,
        /** A double precision number. */
        DOUBLE,
        /** Text. */
        STRING,
        /** A boolean: y, yes, t, true, on, 1 or n, no, f, false, off, 0, in any case. */
        BOOL
    }

    /**
     * Parses one value.
     *
     * @throws IllegalArgumentException if the text is not a value of the type
     */
    public static ParameterValue parse(Type type, String text) {
        Object value = switch (type) {
            case INT -> Integer.valueOf(text.strip());
            case FLOAT -> Float.valueOf(text.strip());
            case DOUBLE -> Double.valueOf(text.strip());
            case STRING -> text;
            case BOOL -> bool(text.strip().toLowerCase(Locale.ROOT));
        };
        return new ParameterValue(type, value);
    }

    static Map<String, ParameterValue> parse(String setting, String json) {
        Map<String, ParameterValue> parameters = new LinkedHashMap<>();
        for (JsonValue item : array(setting, json)) {
            if (!(item instanceof JsonObject parameter)) {
                throw new IllegalArgumentException(
                        setting + " must contain objects with name, value and type, got " + item);
            }
            parameters.put(text(setting, parameter, "name"), value(setting, parameter));
        }
        return parameters;
    }

    private static JsonArray array(String setting, String json) {
        JsonDepth.require(setting, json);
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        } catch (JsonException e) {
            throw new IllegalArgumentException(
                    setting + " must be a JSON array of {\"name\", \"value\", \"type\"}: " + e.getMessage(), e);
        }
    }

    private static ParameterValue value(String setting, JsonObject parameter) {
        String where = setting + ": parameter " + text(setting, parameter, "name");
        String type = text(setting, parameter, "type");
        String value = text(setting, parameter, "value");
        try {
            return parse(Type.valueOf(type), value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + " must be an INT, FLOAT, DOUBLE, STRING or BOOL, got '" + value + "' as " + type, e);
        }
    }

    private static String text(String setting, JsonObject parameter, String field) {
        if (parameter.get(field) instanceof JsonString text) {
            return text.getString();
        }
        throw new IllegalArgumentException(
                setting + ": the " + field + " of each parameter must be a string, got " + parameter);
    }

    private static boolean bool(String text) {
        if (!TRUE.contains(text) && !FALSE.contains(text)) {
            throw new IllegalArgumentException("not a boolean: " + text);
        }
        return TRUE.contains(text);
    }
}
