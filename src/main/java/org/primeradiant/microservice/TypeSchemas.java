package org.primeradiant.microservice;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Schemas of Java types as JSON-B writes them. Each class of the user gets a definition of its own, so that it may
 * contain itself. A type that cannot be described allows anything. Not thread-safe.
 */
public final class TypeSchemas {
    private static final String REFERENCE = "#/components/schemas/";
    private static final JsonObject ANYTHING = JsonValue.EMPTY_JSON_OBJECT;
    private static final JsonObject TEXT = type("string");
    private static final JsonObject DATE_TIME = text("date-time");
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
            entry(java.util.UUID.class, text("uuid")),
            entry(java.net.URI.class, text("uri")),
            entry(java.net.URL.class, text("uri")),
            entry(java.time.LocalDate.class, text("date")),
            entry(java.time.LocalTime.class, text("time-local")),
            entry(java.time.LocalDateTime.class, text("date-time-local")),
            entry(java.time.OffsetTime.class, text("time")),
            entry(java.time.OffsetDateTime.class, DATE_TIME),
            entry(java.time.ZonedDateTime.class, DATE_TIME),
            entry(java.time.Instant.class, DATE_TIME),
            entry(java.util.Date.class, DATE_TIME),
            entry(java.util.Calendar.class, DATE_TIME),
            entry(java.time.Duration.class, text("duration")),
            entry(java.time.Period.class, text("duration")),
            entry(JsonString.class, TEXT),
            entry(JsonNumber.class, NUMBER),
            entry(JsonObject.class, type("object")),
            entry(JsonArray.class, list(ANYTHING)));

    /** Names of definitions by class and strictness, which decides what is required. */
    private final Map<List<Object>, String> names = new HashMap<>();

    private final Map<String, JsonObject> definitions;
    private Strictness strictness = Strictness.ANNOTATED;

    /** Starts with existing definitions, to which those of user classes are added. */
    public TypeSchemas(Map<String, JsonObject> definitions) {
        this.definitions = new TreeMap<>(definitions);
    }

    /** The definitions that the schemas refer to, by name. */
    public Map<String, JsonObject> definitions() {
        return Collections.unmodifiableMap(definitions);
    }

    /** A reference to a definition. */
    public static JsonObject reference(String name) {
        return Json.createObjectBuilder().add("$ref", REFERENCE + name).build();
    }

    /** The schema of a type of a strict component. */
    JsonObject of(Type type, Strictness whose) {
        strictness = whose;
        try {
            return of(type);
        } finally {
            strictness = Strictness.ANNOTATED;
        }
    }

    /** The schema of a type. */
    public JsonObject of(Type type) {
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
        List<Object> key = List.of(raw, strictness);
        String known = names.get(key);
        if (known != null) {
            return known;
        }
        String name = free(raw);
        names.put(key, name);
        definitions.put(name, ANYTHING); // reserves the name, for a class that contains itself
        JsonObjectBuilder properties = Json.createObjectBuilder();
        BeanProperties.of(raw).forEach((property, type) -> properties.add(property, of(type)));
        JsonObjectBuilder definition = Json.createObjectBuilder(type("object")).add("properties", properties);
        Set<String> required = required(raw);
        if (!required.isEmpty()) {
            definition.add("required", Json.createArrayBuilder(required));
        }
        if (strictness.appliesTo(raw)) {
            definition.add("additionalProperties", false);
        }
        definitions.put(name, definition.build());
        return name;
    }

    private String free(Class<?> raw) {
        String full = raw.getName().replace('$', '.');
        return Stream.of(raw.getSimpleName(), full)
                .filter(name -> !name.isEmpty() && !definitions.containsKey(name))
                .findFirst()
                .orElse(full + "-" + names.size());
    }

    /** Of a record, what has no null; of a strict class, all but the optional. */
    private Set<String> required(Class<?> raw) {
        Map<String, BoundMembers.Member> members = BoundMembers.of(raw);
        Set<String> required = new TreeSet<>();
        if (strictness.appliesTo(raw)) {
            required.addAll(strictness.required(raw, members));
        } else if (raw.isRecord()) {
            members.forEach((name, member) -> {
                if (member.type() instanceof Class<?> type && type.isPrimitive()) {
                    required.add(name);
                }
            });
        }
        return required;
    }

    /** The schema without references, for a document without definitions; a class inside itself is any object. */
    JsonObject inlined(Type type, Strictness whose) {
        return inlined(of(type, whose), Set.of()).asJsonObject();
    }

    private JsonValue inlined(JsonValue schema, Set<String> above) {
        if (schema instanceof JsonArray list) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            list.forEach(item -> items.add(inlined(item, above)));
            return items.build();
        }
        if (!(schema instanceof JsonObject object)) {
            return schema;
        }
        if (object.get("$ref") instanceof JsonString reference) {
            String name = reference.getString().substring(REFERENCE.length());
            Set<String> within = new HashSet<>(above);
            return within.add(name) ? inlined(definitions.get(name), within) : type("object");
        }
        JsonObjectBuilder members = Json.createObjectBuilder();
        object.forEach((name, member) -> members.add(name, inlined(member, above)));
        return members.build();
    }

    private static JsonObject text(String format) {
        return Json.createObjectBuilder(type("string")).add("format", format).build();
    }

    private static JsonObject type(String name) {
        return Json.createObjectBuilder().add("type", name).build();
    }

    private static JsonObject list(JsonObject items) {
        return Json.createObjectBuilder(type("array")).add("items", items).build();
    }
}
