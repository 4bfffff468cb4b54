package org.primeradiant.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Describes one input or output of a model, in one of two ways: Seldon's ({@code messagetype} with a schema) or that of
 * the V2 inference protocol ({@code name}, {@code datatype} and {@code shape}). The unused parts are empty.
 *
 * @param messagetype {@code tensor}, {@code ndarray}, {@code tftensor}, {@code jsonData}, {@code strData}, {@code
 *     binData} or a word of the user's
 * @param schema for the first three {@code names} and {@code shape}; else free
 * @param name the input's name
 * @param datatype such as {@code FP64}
 * @param shape length of each dimension; -1 for any
 */
public record MessageMetadata(String messagetype, JsonObject schema, String name, String datatype, List<Long> shape) {
    public MessageMetadata {
        Objects.requireNonNull(messagetype, "messagetype");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(datatype, "datatype");
        shape = List.copyOf(shape);
    }

    /** Seldon's way. */
    public static MessageMetadata of(String messagetype, JsonObject schema) {
        return new MessageMetadata(messagetype, schema, "", "", List.of());
    }

    /** The V2 protocol's way. */
    public static MessageMetadata of(String name, String datatype, List<Long> shape) {
        return new MessageMetadata("", JsonValue.EMPTY_JSON_OBJECT, name, datatype, shape);
    }
}
