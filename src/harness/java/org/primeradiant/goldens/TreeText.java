package org.primeradiant.goldens;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Writes a {@link Tree} as JSON. */
final class TreeText {
    private static final JsonFactory JSON = new JsonFactory();

    private TreeText() {}

    static String of(Object tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(tree, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Object tree, JsonGenerator json) throws IOException {
        if (tree instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                json.writeFieldName((String) member.getKey());
                write(member.getValue(), json);
            }
            json.writeEndObject();
        } else if (tree instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(element, json);
            }
            json.writeEndArray();
        } else {
            writeLeaf(tree, json);
        }
    }

    private static void writeLeaf(Object leaf, JsonGenerator json) throws IOException {
        if (leaf == Tree.NULL) {
            json.writeNull();
        } else if (leaf instanceof BigInteger integer) {
            json.writeNumber(integer);
        } else if (leaf instanceof Double number) {
            json.writeNumber(number);
        } else if (leaf instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString((String) leaf);
        }
    }
}
