package org.primeradiant.microservice;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.settings.Yaml;

/** Reads {@code MODEL_METADATA}, which is YAML or JSON. The fields that it has override the component's own. */
final class MetadataText {
    private static final Set<String> FIELDS = Set.of("name", "versions", "platform", "inputs", "outputs", "custom");
    private static final Set<String> ITEM_FIELDS = Set.of("messagetype", "schema", "name", "datatype", "shape");

    private MetadataText() {}

    static ModelMetadata merge(ModelMetadata own, String text) {
        if (text.isEmpty()) {
            return own;
        }
        Map<?, ?> fields = fields("MODEL_METADATA", load(text), FIELDS);
        return new ModelMetadata(
                fields.containsKey("name") ? text("name", fields.get("name")) : own.name(),
                fields.containsKey("versions") ? texts("versions", fields.get("versions")) : own.versions(),
                fields.containsKey("platform") ? text("platform", fields.get("platform")) : own.platform(),
                fields.containsKey("inputs") ? items("inputs", fields.get("inputs")) : own.inputs(),
                fields.containsKey("outputs") ? items("outputs", fields.get("outputs")) : own.outputs(),
                fields.containsKey("custom") ? custom(fields.get("custom")) : own.custom());
    }

    private static Object load(String text) {
        try {
            return Yaml.load("MODEL_METADATA", text);
        } catch (IllegalArgumentException e) {
            throw Description.bad(e.getMessage());
        }
    }

    private static Map<?, ?> fields(String where, Object value, Set<String> allowed) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw Description.bad(where + " must be an object");
        }
        if (!allowed.containsAll(fields.keySet())) {
            throw Description.bad(where + " has " + fields.keySet() + ", but only " + allowed + " are known");
        }
        return fields;
    }

    private static String text(String field, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw Description.bad(field + " must be a string");
    }

    private static List<?> list(String field, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw Description.bad(field + " must be a list");
    }

    private static List<String> texts(String field, Object value) {
        return list(field, value).stream()
                .map(item -> text("each of " + field, item))
                .toList();
    }

    private static Map<String, String> custom(Object value) {
        if (!(value instanceof Map<?, ?> entries)) {
            throw Description.bad("custom must be an object");
        }
        Map<String, String> custom = new LinkedHashMap<>();
        entries.forEach((key, entry) -> custom.put(text("a key of custom", key), text("custom." + key, entry)));
        return custom;
    }

    private static List<MessageMetadata> items(String field, Object value) {
        return list(field, value).stream().map(item -> item(field, item)).toList();
    }

    private static MessageMetadata item(String where, Object value) {
        Map<?, ?> fields = fields("each of " + where, value, ITEM_FIELDS);
        return new MessageMetadata(
                text("messagetype", or(fields.get("messagetype"), "")),
                schema(or(fields.get("schema"), Map.of())),
                text("name", or(fields.get("name"), "")),
                text("datatype", or(fields.get("datatype"), "")),
                list("shape", or(fields.get("shape"), List.of())).stream()
                        .map(MetadataText::length)
                        .toList());
    }

    private static Object or(Object value, Object otherwise) {
        return value == null ? otherwise : value;
    }

    private static Long length(Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw Description.bad("each of shape must be a whole number");
    }

    @SuppressWarnings("unchecked") // the provider rejects what JSON cannot represent
    private static JsonObject schema(Object value) {
        if (!(value instanceof Map<?, ?> schema)) {
            throw Description.bad("schema must be an object");
        }
        try {
            return JsonProvider.provider()
                    .createObjectBuilder((Map<String, Object>) schema)
                    .build();
        } catch (IllegalArgumentException | ClassCastException e) {
            throw Description.bad("schema cannot be represented in JSON: " + e.getMessage());
        }
    }
}
