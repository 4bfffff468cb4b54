package org.primeradiant.seldon;

import com.google.protobuf.Message;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Data;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;
import org.primeradiant.microservice.InputKind;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.microservice.TypeSchemas;

/** Schemas of Seldon's messages with the payload that a component's type requires. Not thread-safe. */
final class MessageSchemas {
    static final JsonObject ANY = TypeSchemas.reference("SeldonMessage");
    static final JsonObject FEEDBACK = TypeSchemas.reference("Feedback");
    static final JsonObject METADATA = TypeSchemas.reference("Metadata");
    static final JsonObject ERROR = TypeSchemas.reference("Error");

    private static final Set<Type> DATA =
            Set.of(Data.class, Tensor.class, double[].class, double[][].class, float[][].class, int.class);
    private static final Set<Type> TEXT = Set.of(Text.class, String.class);
    private static final Set<Type> BYTES = Set.of(Bytes.class, byte[].class);

    private final TypeSchemas types = new TypeSchemas(common());

    private static Map<String, JsonObject> common() {
        return read("schemas.json").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asJsonObject()));
    }

    /** Reads an object from a file beside this class. */
    static JsonObject read(String name) {
        try (InputStream file = MessageSchemas.class.getResourceAsStream(name);
                JsonReader reader = Json.createReader(file)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All definitions that the schemas refer to. */
    JsonObject definitions() {
        JsonObjectBuilder definitions = Json.createObjectBuilder();
        types.definitions().forEach(definitions::add);
        return definitions.build();
    }

    /** The schema of a message whose payload has this type; {@code int} is a router's answer. */
    JsonObject message(Type type) {
        if (DATA.contains(type)) {
            return message("data", TypeSchemas.reference("Data"));
        }
        if (TEXT.contains(type)) {
            return message("strData", types.of(String.class));
        }
        if (BYTES.contains(type)) {
            return message("binData", bytes());
        }
        if (type == Tensors.class) {
            return tensors();
        }
        return isAny(type) ? ANY : message("jsonData", json(type));
    }

    /** The schema of a message that a component takes, with its columns. */
    JsonObject input(Microservice service, Operation operation) {
        Type type = service.inputType(operation);
        JsonArray columns = service.inputColumns(operation);
        if (!columns.isEmpty()) {
            JsonObject data = Json.createObjectBuilder()
                    .add("allOf", Json.createArrayBuilder().add(TypeSchemas.reference("Data")))
                    .add("x-columns", columns)
                    .build();
            return message("data", data);
        }
        return service.inputKind(operation) == InputKind.JSON && !isKnown(type)
                ? message("jsonData", service.inputSchema(operation, types))
                : message(type);
    }

    private static boolean isKnown(Type type) {
        return isAny(type) || DATA.contains(type) || type == None.class || type == org.primeradiant.api.Json.class;
    }

    /** A list of one or more messages, as a combiner takes it. */
    static JsonObject list(JsonObject message) {
        return Json.createObjectBuilder()
                .add("type", "array")
                .add("items", message)
                .add("minItems", 1)
                .build();
    }

    /** Whether the type accepts any message, or exists over gRPC only. */
    private static boolean isAny(Type type) {
        return type == SeldonMessage.class
                || type == Payload.class
                || type == Custom.class
                || type instanceof Class<?> raw && Message.class.isAssignableFrom(raw);
    }

    private JsonObject json(Type type) {
        return type == org.primeradiant.api.Json.class ? JsonValue.EMPTY_JSON_OBJECT : types.of(type);
    }

    private static JsonObject bytes() {
        return Json.createObjectBuilder()
                .add("type", "string")
                .add("format", "byte")
                .build();
    }

    /** Tensors by name are {@code data} or an object of nested lists, depending on their shapes. */
    private static JsonObject tensors() {
        JsonObjectBuilder payloads = Json.createObjectBuilder()
                .add("data", TypeSchemas.reference("Data"))
                .add(
                        "jsonData",
                        Json.createObjectBuilder()
                                .add("description", "Nested lists, by the names of the tensors.")
                                .add("type", "object"));
        return message(payloads)
                .add("anyOf", Json.createArrayBuilder().add(required("data")).add(required("jsonData")))
                .build();
    }

    private static JsonObject message(String field, JsonObject payload) {
        return message(Json.createObjectBuilder().add(field, payload))
                .addAll(required(field))
                .build();
    }

    private static JsonObjectBuilder message(JsonObjectBuilder payloads) {
        return Json.createObjectBuilder()
                .add("type", "object")
                .add(
                        "properties",
                        payloads.add("meta", TypeSchemas.reference("Meta"))
                                .add("status", TypeSchemas.reference("Status")));
    }

    private static JsonObjectBuilder required(String field) {
        return Json.createObjectBuilder()
                .add("required", Json.createArrayBuilder().add(field));
    }
}
