package org.primeradiant.api;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes, {@code binData} on the wire. Immutable and thread-safe as long as nobody writes to a
 * {@linkplain #wrap wrapped} array or to the result of {@link #array()}.
 */
public final class Bytes implements Payload {
    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** Copies the array, which must not be null. */
    public static Bytes of(byte... value) {
        return new Bytes(value.clone());
    }

    /**
     * Wraps the array without copying it. The caller must not write to it afterwards.
     *
     * <p>This holds even after the call: an answer is written to the network after the component's method has
     * returned, possibly while the next call runs. A component that refills one array on every call corrupts the
     * answers to other callers. Allocate a new array for each call, or copy with {@link #of}.
     */
    public static Bytes wrap(byte... value) {
        return new Bytes(value);
    }

    /** The array itself, not a copy; callers must only read it. */
    public byte[] array() {
        return value;
    }

    @Override
    public PayloadType type() {
        return PayloadType.BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "Bytes[" + value.length + "]";
    }
}
