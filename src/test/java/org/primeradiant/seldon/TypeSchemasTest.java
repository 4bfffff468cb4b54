package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;

/** Tests the JSON schemas of types bound by JSON-B and of message types. */
class TypeSchemasTest {
    private enum Colour {
        RED,
        GREEN
    }

    private record Tree(@JsonbProperty("label") String name, List<Tree> children, Map<String, Double> weights) {}

    private record Meta(int length) {}

    public static class Bean {
        public final String open = "";
        private final int age = 1;

        public int getAge() {
            return age;
        }

        public boolean isOld() {
            return false;
        }

        @JsonbTransient
        public String getSecret() {
            return "";
        }

        public Optional<Instant> getBirth() {
            return Optional.empty();
        }

        public String get() {
            return "";
        }
    }

    private final TypeSchemas schemas = new TypeSchemas(Map.of("Meta", JsonValue.EMPTY_JSON_OBJECT));

    static List<Arguments> types() {
        return List.of(
                Arguments.of(Integer.class, "{\"type\":\"integer\"}"),
                Arguments.of(Double.class, "{\"type\":\"number\"}"),
                Arguments.of(Boolean.class, "{\"type\":\"boolean\"}"),
                Arguments.of(Instant.class, "{\"type\":\"string\"}"),
                Arguments.of(Colour.class, "{\"type\":\"string\",\"enum\":[\"RED\",\"GREEN\"]}"),
                Arguments.of(String[].class, "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}"),
                Arguments.of(JsonArray.class, "{\"type\":\"array\",\"items\":{}}"),
                Arguments.of(JsonValue.class, "{}"),
                Arguments.of(Object.class, "{}"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void describesAType(Type type, String schema) {
        assertThat(schemas.of(type)).hasToString(schema);
    }

    @Test
    void describesARecordThatContainsItself() {
        assertThat(schemas.of(Tree.class)).hasToString("{\"$ref\":\"#/components/schemas/Tree\"}");
        assertThat(schemas.definitions().get("Tree"))
                .hasToString("{\"type\":\"object\",\"properties\":{"
                        + "\"children\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Tree\"}},"
                        + "\"label\":{\"type\":\"string\"},"
                        + "\"weights\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"number\"}}}}");
    }

    @Test
    void describesABean() {
        schemas.of(Bean.class);

        assertThat(schemas.definitions().get("Bean").getJsonObject("properties"))
                .hasToString("{\"age\":{\"type\":\"integer\"},\"birth\":{\"type\":\"string\"},"
                        + "\"old\":{\"type\":\"boolean\"},\"open\":{\"type\":\"string\"}}");
    }

    @Test
    void givesATypeAnotherNameIfItsOwnIsTaken() {
        assertThat(schemas.of(Meta.class))
                .hasToString("{\"$ref\":\"#/components/schemas/org.primeradiant.seldon.TypeSchemasTest.Meta\"}");
    }

    @Test
    void describesMessagesByTheirPayload() {
        MessageSchemas messages = new MessageSchemas();

        assertThat(messages.message(Tensor.class).getJsonArray("required")).hasToString("[\"data\"]");
        assertThat(messages.message(double[].class).getJsonArray("required")).hasToString("[\"data\"]");
        assertThat(messages.message(int.class).getJsonArray("required")).hasToString("[\"data\"]");
        assertThat(messages.message(String.class).getJsonArray("required")).hasToString("[\"strData\"]");
        assertThat(messages.message(Bytes.class).getJsonArray("required")).hasToString("[\"binData\"]");
        assertThat(messages.message(Json.class).getJsonArray("required")).hasToString("[\"jsonData\"]");
        assertThat(messages.message(Tree.class).getJsonArray("required")).hasToString("[\"jsonData\"]");
        assertThat(messages.message(Payload.class)).isEqualTo(MessageSchemas.ANY);
        assertThat(messages.message(SeldonMessage.class)).isEqualTo(MessageSchemas.ANY);
        assertThat(messages.definitions()).containsKeys("Tree", "SeldonMessage", "Error");
    }
}
