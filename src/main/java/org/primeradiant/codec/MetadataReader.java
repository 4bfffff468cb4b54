package org.primeradiant.codec;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonValues;

/** Reads the metadata of a component. Unknown fields are ignored; null counts as absent. */
final class MetadataReader {
    private MetadataReader() {}

    static ModelMetadata read(JsonScanner scanner) {
        JsonObject fields = object(JsonValues.read(scanner), "the metadata");
        return new ModelMetadata(
                text(fields, "name"),
                list(fields, "versions", version -> text(version, "each element of versions")),
                text(fields, "platform"),
                list(fields, "inputs", input -> item(object(input, "each element of inputs"))),
                list(fields, "outputs", output -> item(object(output, "each element of outputs"))),
                custom(object(value(fields, "custom", JsonValue.EMPTY_JSON_OBJECT), "custom")));
    }

    private static MessageMetadata item(JsonObject fields) {
        return new MessageMetadata(
                text(fields, "messagetype"),
                object(value(fields, "schema", JsonValue.EMPTY_JSON_OBJECT), "schema"),
                text(fields, "name"),
                text(fields, "datatype"),
                list(fields, "shape", MetadataReader::length));
    }

    private static Map<String, String> custom(JsonObject fields) {
        Map<String, String> custom = new LinkedHashMap<>();
        fields.forEach((name, value) -> custom.put(name, text(value, "each value of custom")));
        return custom;
    }

    private static JsonValue value(JsonObject fields, String name, JsonValue otherwise) {
        JsonValue value = fields.getOrDefault(name, otherwise);
        return value == JsonValue.NULL ? otherwise : value;
    }

    private static JsonObject object(JsonValue value, String what) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw ProtoLimits.badData(what + " must be an object");
    }

    private static String text(JsonObject fields, String name) {
        JsonValue value = value(fields, name, JsonValue.NULL);
        return value == JsonValue.NULL ? "" : text(value, name);
    }

    private static String text(JsonValue value, String what) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw ProtoLimits.badData(what + " must be a string");
    }

    private static <T> List<T> list(JsonObject fields, String name, Function<JsonValue, T> element) {
        if (value(fields, name, JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray list) {
            return list.stream().map(element).toList();
        }
        throw ProtoLimits.badData(name + " must be a list");
    }

    private static Long length(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.longValue();
        }
        throw ProtoLimits.badData("each element of shape must be a number");
    }
}
