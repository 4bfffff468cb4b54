package org.primeradiant.api;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The content of a message: one of the kinds in the wire's {@code data_oneof}, tensors by name, or none. */
public sealed interface Payload permits Data, Text, Bytes, Json, Custom, Tensors, None {
    /** No payload. */
    Payload NONE = new None();

    /** A tensor without column names; its form on the wire follows the request's. */
    static Data data(Tensor tensor) {
        return new Data(tensor, List.of(), Form.TENSOR);
    }

    /** A string ({@code strData}). */
    static Text text(String value) {
        return new Text(value);
    }

    /** Bytes ({@code binData}); the array is copied. */
    static Bytes bytes(byte... value) {
        return Bytes.of(value);
    }

    /** A JSON value ({@code jsonData}). */
    static Json json(JsonValue value) {
        return new Json(value);
    }

    /** A protobuf message ({@code customData}), packed with the usual {@code type.googleapis.com/} prefix. */
    static Custom custom(Message value) {
        return new Custom(Any.pack(value));
    }

    /** Tensors by name, in the map's order; their form on Seldon's wire follows the request's. */
    static Tensors tensors(Map<String, Tensor> tensors) {
        return new Tensors(tensors);
    }

    /** This payload as {@code data}; empty unless it is {@link Data}, or {@link Tensors} that make a table. */
    default Optional<Data> asData() {
        return Optional.empty();
    }

    /** The kind of this payload. A switch over it needs no default, so the compiler reports a missing kind. */
    PayloadType type();

    /** The kind's name, on the wire and in messages; see {@link PayloadType#field()}. */
    default String kind() {
        return type().field();
    }
}
