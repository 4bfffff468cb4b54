package org.primeradiant.api;

import jakarta.json.JsonValue;
import java.util.Objects;

/**
 * A JSON value, {@code jsonData} on the wire.
 *
 * @param value any JSON value, {@link JsonValue#NULL} included
 */
public record Json(JsonValue value) implements Payload {
    public Json {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public PayloadType type() {
        return PayloadType.JSON;
    }
}
