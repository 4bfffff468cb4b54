package org.primeradiant.api;

import com.google.protobuf.Any;
import java.util.Objects;

/**
 * A user-defined protobuf message, {@code customData} on the wire. Supported over gRPC only.
 *
 * @param value the packed message
 */
public record Custom(Any value) implements Payload {
    public Custom {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public PayloadType type() {
        return PayloadType.CUSTOM;
    }
}
