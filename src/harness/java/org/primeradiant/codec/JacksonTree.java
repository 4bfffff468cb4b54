package org.primeradiant.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads and writes trees of the kind that {@link JsonTree} makes, with Jackson. */
final class JacksonTree {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private JacksonTree() {}

    /**
     * Returns true if a parsed tree has the same values as a constructed one. A parsed number matches a double if it
     * rounds to it.
     */
    static boolean matches(Object made, Object parsed) {
        if (made instanceof Map<?, ?> map) {
            return parsed instanceof Map<?, ?> other
                    && map.keySet().equals(other.keySet())
                    && map.keySet().stream().allMatch(name -> matches(map.get(name), other.get(name)));
        }
        if (made instanceof List<?> list) {
            return parsed instanceof List<?> other
                    && list.size() == other.size()
                    && IntStream.range(0, list.size()).allMatch(i -> matches(list.get(i), other.get(i)));
        }
        if (made instanceof Double number) {
            return parsed instanceof Number other && number.equals(other.doubleValue());
        }
        return made instanceof Number number
                ? parsed instanceof BigDecimal decimal && decimal.compareTo(new BigDecimal(number.toString())) == 0
                : made.equals(parsed);
    }

    /**
     * Parses a JSON value. A number becomes a BigDecimal, or a double where no BigDecimal has its value (NaN, the
     * infinities, -0.0).
     */
    static Object parse(byte[] json) throws IOException {
        try (JsonParser parser = JACKSON.createParser(json)) {
            parser.nextToken();
            Object tree = read(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return tree;
        }
    }

    private static Object read(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    tree.put(name, read(parser));
                }
                return tree;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser));
                }
                return list;
            }
            case VALUE_STRING -> {
                return parser.getText();
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return numberToken(parser);
            }
            case VALUE_NULL -> {
                return JsonTree.NULL;
            }
            default -> {
                return parser.getBooleanValue();
            }
        }
    }

    private static Object numberToken(JsonParser parser) throws IOException {
        if (parser.isNaN()) {
            return parser.getDoubleValue();
        }
        return parser.getText().equals("-0.0") ? (Object) (-0.0) : parser.getDecimalValue();
    }

    static byte[] format(Object tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JACKSON.createGenerator(out)) {
            write(tree, generator);
        }
        return out.toByteArray();
    }

    private static void write(Object tree, JsonGenerator generator) throws IOException {
        if (tree instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                generator.writeFieldName((String) member.getKey());
                write(member.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (tree instanceof List<?> list) {
            generator.writeStartArray();
            for (Object element : list) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else if (tree instanceof String string) {
            generator.writeString(string);
        } else if (tree instanceof BigDecimal decimal) {
            generator.writeNumber(decimal);
        } else if (tree instanceof Double number) {
            generator.writeNumber(number);
        } else if (tree instanceof Long number) {
            generator.writeNumber(number);
        } else if (tree instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else {
            generator.writeNull();
        }
    }
}
