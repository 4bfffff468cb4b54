package org.primeradiant.pipeline;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;

/** Pretty-prints JSON. Short values stay on one line, so that a line number in a message points to them. */
final class JsonLayout {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int LONGEST = 100;

    private final StringBuilder out = new StringBuilder();

    private JsonLayout() {}

    /** The text of a value, ending in a line feed. */
    static String of(JsonValue value) {
        JsonLayout layout = new JsonLayout();
        layout.add(value, "");
        return layout.out.append('\n').toString();
    }

    private void add(JsonValue value, String indent) {
        String line = value.toString();
        if (line.length() <= LONGEST) {
            out.append(line);
        } else if (value instanceof JsonObject object) {
            addObject(object, indent);
        } else if (value instanceof JsonArray array) {
            addArray(array, indent);
        } else {
            out.append(line);
        }
    }

    private void addObject(JsonObject object, String indent) {
        String separator = "{\n";
        for (String name : object.keySet()) {
            JsonString key = JSON.createValue(name);
            out.append(separator).append(indent).append("  ").append(key).append(": ");
            add(object.get(name), indent + "  ");
            separator = ",\n";
        }
        out.append('\n').append(indent).append('}');
    }

    private void addArray(List<JsonValue> array, String indent) {
        String separator = "[\n";
        for (JsonValue element : array) {
            out.append(separator).append(indent).append("  ");
            add(element, indent + "  ");
            separator = ",\n";
        }
        out.append('\n').append(indent).append(']');
    }
}
