package org.primeradiant.json;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.Map;

/** Writes JSON-P values, keeping the order of members. */
public final class JsonTreeWriter {
    private JsonTreeWriter() {}

    public static void write(JsonValue value, JsonOutput out) throws IOException {
        switch (value.getValueType()) {
            case OBJECT -> object(value.asJsonObject(), out);
            case ARRAY -> list(value.asJsonArray(), out);
            case STRING -> out.string(((JsonString) value).getString());
            // JSON-P specifies the text of BigDecimal.toString, in which a huge exponent stays an exponent.
            case NUMBER -> out.raw(value.toString());
            case TRUE -> out.raw("true");
            case FALSE -> out.raw("false");
            case NULL -> out.raw("null");
        }
    }

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
