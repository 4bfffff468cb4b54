package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Strict;

/** Tests the JSON schemas of types bound by JSON-B */
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
                Arguments.of(Instant.class, "{\"type\":\"string\",\"format\":\"date-time\"}"),
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
                .hasToString("{\"age\":{\"type\":\"integer\"},\"birth\":{\"type\":\"string\",\"format\":\"date-time\"},"
                        + "\"old\":{\"type\":\"boolean\"},\"open\":{\"type\":\"string\"}}");
    }

    @Test
    void givesATypeAnotherNameIfItsOwnIsTaken() {
        assertThat(schemas.of(Meta.class))
                .hasToString("{\"$ref\":\"#/components/schemas/org.primeradiant.microservice.TypeSchemasTest.Meta\"}");
    }

    private record Booking(int nights, Integer guests, LocalDate from, ZonedDateTime at, LocalTime time, UUID id) {}

    @Strict(optional = "guests")
    private record Closed(String name, int guests, Optional<Integer> age) {}

    @Test
    void requiresWhatHasNoNullAndNamesTheFormatOfDates() {
        schemas.of(Booking.class);

        JsonObject booking = schemas.definitions().get("Booking");
        assertThat(booking.getJsonArray("required")).hasToString("[\"nights\"]");
        assertThat(booking.getJsonObject("properties"))
                .hasToString("{\"at\":{\"type\":\"string\",\"format\":\"date-time\"},"
                        + "\"from\":{\"type\":\"string\",\"format\":\"date\"},\"guests\":{\"type\":\"integer\"},"
                        + "\"id\":{\"type\":\"string\",\"format\":\"uuid\"},\"nights\":{\"type\":\"integer\"},"
                        + "\"time\":{\"type\":\"string\",\"format\":\"time-local\"}}");
    }

    @Test
    void requiresAllMembersOfAStrictClassButTheOptional() {
        schemas.of(Closed.class);

        JsonObject closed = schemas.definitions().get("Closed");
        assertThat(closed.getJsonArray("required")).hasToString("[\"name\"]");
        assertThat(closed.getBoolean("additionalProperties")).isFalse();
    }

    @Test
    void describesAClassAnewForAStrictComponent() {
        schemas.of(Booking.class);
        schemas.of(Booking.class, new Strictness(true, Set.of("id")));

        assertThat(schemas.definitions()
                        .get("org.primeradiant.microservice.TypeSchemasTest.Booking")
                        .getJsonArray("required"))
                .hasToString("[\"at\",\"from\",\"guests\",\"nights\",\"time\"]");
    }

    @Test
    void inlinesReferencesForMetadata() {
        assertThat(schemas.inlined(Tree.class, Strictness.ANNOTATED))
                .hasToString("{\"type\":\"object\",\"properties\":{"
                        + "\"children\":{\"type\":\"array\",\"items\":{\"type\":\"object\"}},"
                        + "\"label\":{\"type\":\"string\"},"
                        + "\"weights\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"number\"}}}}");
    }
}
