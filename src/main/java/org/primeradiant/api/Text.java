package org.primeradiant.api;

import java.util.Objects;

/**
 * A string, {@code strData} on the wire.
 *
 * @param value the string
 */
public record Text(String value) implements Payload {
    public Text {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public PayloadType type() {
        return PayloadType.TEXT;
    }
}
