package org.primeradiant.api;

import java.util.Arrays;
import java.util.Objects;

/** Bytes, {@code binData} on the wire. Immutable as long as nobody changes a {@linkplain #wrap wrapped} array. */
public final class Bytes implements Payload {
    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** Copies the array. */
    public static Bytes of(byte... value) {
        return new Bytes(value.clone());
    }

    /**
     * Takes the array over without a copy: the caller no longer changes it.
     *
     * <p>That holds for good. An answer is written to the network after the method that gave it has returned, while
     * the next call may run: a component that keeps an array and fills it again for each call tears the answers of
     * others. It makes a new array for each call, or copies with {@link #of}.
     */
    public static Bytes wrap(byte... value) {
        return new Bytes(value);
    }

    /** The array itself, not a copy: only to be read. */
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
