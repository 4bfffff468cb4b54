package org.primeradiant.seldon;

import static java.util.Map.entry;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Schemas of Java types as JSON-B writes them. Each class of the user gets a definition of its own, so that it may
 * contain itself. A type that cannot be described allows anything. Not thread-safe.
 */
final class TypeSchemas {
    private static final JsonObject ANYTHING = JsonValue.EMPTY_JSON_OBJECT;
    private static final JsonObject TEXT = type("string");
    private static final JsonObject NUMBER = type("number");
    private static final JsonObject INTEGER = type("integer");
    private static final Map<Class<?>, JsonObject> KNOWN = Map.ofEntries(
            entry(boolean.class, type("boolean")),
            entry(Boolean.class, type("boolean")),
            entry(byte.class, INTEGER),
            entry(Byte.class, INTEGER),
            entry(short.class, INTEGER),
            entry(Short.class, INTEGER),
            entry(int.class, INTEGER),
            entry(Integer.class, INTEGER),
            entry(long.class, INTEGER),
            entry(Long.class, INTEGER),
            entry(java.math.BigInteger.class, INTEGER),
            entry(float.class, NUMBER),
            entry(double.class, NUMBER),
            entry(char.class, TEXT),
            entry(Character.class, TEXT),
            entry(java.util.UUID.class, TEXT),
            entry(java.net.URI.class, TEXT),
            entry(java.net.URL.class, TEXT),
            entry(JsonString.class, TEXT),
            entry(JsonNumber.class, NUMBER),
            entry(JsonObject.class, type("object")),
            entry(JsonArray.class, list(ANYTHING)));

    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<String, JsonObject> definitions;

    /** Starts with existing definitions, to which those of user classes are added. */
    TypeSchemas(Map<String, JsonObject> definitions) {
        this.definitions = new TreeMap<>(definitions);
    }

    /** The definitions that the schemas refer to, by name. */
    Map<String, JsonObject> definitions() {
        return Collections.unmodifiableMap(definitions);
    }

    /** A reference to a definition. */
    static JsonObject reference(String name) {
        return Json.createObjectBuilder()
                .add("$ref", "#/components/schemas/" + name)
                .build();
    }

    /** The schema of a type. */
    JsonObject of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (type instanceof GenericArrayType array) {
            return list(of(array.getGenericComponentType()));
        }
        return type instanceof Class<?> raw ? of(raw) : ANYTHING;
    }

    private JsonObject generic(Class<?> raw, Type[] arguments) {
        if (Collection.class.isAssignableFrom(raw)) {
            return list(of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Json.createObjectBuilder(type("object"))
                    .add("additionalProperties", of(arguments[arguments.length - 1]))
                    .build();
        }
        return raw == java.util.Optional.class ? of(arguments[0]) : of(raw);
    }

    private JsonObject of(Class<?> raw) {
        JsonObject known = KNOWN.get(raw);
        if (known != null) {
            return known;
        }
        if (raw.isEnum()) {
            JsonArrayBuilder constants = Json.createArrayBuilder();
            for (Object constant : raw.getEnumConstants()) {
                constants.add(((Enum<?>) constant).name());
            }
            return Json.createObjectBuilder(TEXT).add("enum", constants).build();
        }
        if (raw.isArray()) {
            return list(of(raw.getComponentType()));
        }
        return isOfTheLibrary(raw) ? ofTheLibrary(raw) : reference(defined(raw));
    }

    private static boolean isOfTheLibrary(Class<?> raw) {
        return raw.getName().startsWith("java.") || raw.getName().startsWith("jakarta.");
    }

    private static JsonObject ofTheLibrary(Class<?> raw) {
        if (Number.class.isAssignableFrom(raw)) {
            return NUMBER;
        }
        if (CharSequence.class.isAssignableFrom(raw) || raw.getName().startsWith("java.time.")) {
            return TEXT;
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return list(ANYTHING);
        }
        return Map.class.isAssignableFrom(raw) ? type("object") : ANYTHING;
    }

    private String defined(Class<?> raw) {
        String known = names.get(raw);
        if (known != null) {
            return known;
        }
        String simple = raw.getSimpleName();
        String name = simple.isEmpty() || definitions.containsKey(simple)
                ? raw.getName().replace('$', '.')
                : simple;
        names.put(raw, name);
        definitions.put(name, ANYTHING); // reserves the name, for a class that contains itself
        JsonObjectBuilder properties = Json.createObjectBuilder();
        BeanProperties.of(raw).forEach((property, type) -> properties.add(property, of(type)));
        definitions.put(
                name,
                Json.createObjectBuilder(type("object"))
                        .add("properties", properties)
                        .build());
        return name;
    }

    private static JsonObject type(String name) {
        return Json.createObjectBuilder().add("type", name).build();
    }

    private static JsonObject list(JsonObject items) {
        return Json.createObjectBuilder(type("array")).add("items", items).build();
    }
}
