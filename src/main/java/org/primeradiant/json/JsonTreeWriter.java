package org.primeradiant.json;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.Map;

/** Writes JSON-P values, members in the order that they have. */
public final class JsonTreeWriter {
    private JsonTreeWriter() {}

    public static void write(JsonValue value, JsonOutput out) throws IOException {
        switch (value.getValueType()) {
            case OBJECT -> object(value.asJsonObject(), out);
            case ARRAY -> list(value.asJsonArray(), out);
            case STRING -> out.string(((JsonString) value).getString());
            // As BigDecimal.toString, by JSON-P's contract: a huge exponent stays one.
            case NUMBER -> out.raw(value.toString());
            case TRUE -> out.raw("true");
            case FALSE -> out.raw("false");
            case NULL -> out.raw("null");
        }
    }

    /** Writes an object. */
    static void object(Map<String, JsonValue> members, JsonOutput out) throws IOException {
        char mark = '{';
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            out.mark(mark);
            out.string(member.getKey());
            out.mark(':');
            write(member.getValue(), out);
            mark = ',';
        }
        out.raw(members.isEmpty() ? "{}" : "}");
    }

    private static void list(Iterable<JsonValue> values, JsonOutput out) throws IOException {
        out.mark('[');
        boolean first = true;
        for (JsonValue value : values) {
            if (!first) {
                out.mark(',');
            }
            first = false;
            write(value, out);
        }
        out.mark(']');
    }
}
