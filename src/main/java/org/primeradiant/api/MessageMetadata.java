package org.primeradiant.api;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Objects;

/**
 * Describes one input or output of a model, either as Seldon does ({@code messagetype} and {@code schema}) or as the V2
 * inference protocol does ({@code name}, {@code datatype} and {@code shape}). The unused components are empty.
 *
 * @param messagetype {@code tensor}, {@code ndarray}, {@code tftensor}, {@code jsonData}, {@code strData},
 *     {@code binData} or a user-defined word
 * @param schema {@code names} and {@code shape} for {@code tensor}, {@code ndarray} and {@code tftensor}; empty for
 *     {@code strData} and {@code binData}; otherwise free-form
 * @param name the name of the input or output
 * @param datatype such as {@code FP64}
 * @param shape length of each dimension; -1 for any length
 */
public record MessageMetadata(String messagetype, JsonObject schema, String name, String datatype, List<Long> shape) {
    public MessageMetadata {
        Objects.requireNonNull(messagetype, "messagetype");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(datatype, "datatype");
        shape = List.copyOf(shape);
    }

    /** Describes an input or output as Seldon does. */
    public static MessageMetadata of(String messagetype, JsonObject schema) {
        return new MessageMetadata(messagetype, schema, "", "", List.of());
    }

    /**
     * Describes rows of named columns as Seldon does.
     *
     * @param messagetype {@code tensor} or {@code ndarray}
     * @param names the names of the columns
     */
    public static MessageMetadata columns(String messagetype, List<String> names) {
        JsonProvider json = JsonProvider.provider();
        JsonArrayBuilder list = json.createArrayBuilder();
        names.forEach(list::add);
        return of(
                messagetype,
                json.createObjectBuilder()
                        .add("names", list)
                        .add("shape", json.createArrayBuilder().add(names.size()))
                        .build());
    }

    /** Describes an input or output as the V2 inference protocol does. */
    public static MessageMetadata of(String name, String datatype, List<Long> shape) {
        return new MessageMetadata("", JsonValue.EMPTY_JSON_OBJECT, name, datatype, shape);
    }
}
