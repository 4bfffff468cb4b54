package org.primeradiant.state;

import java.util.Arrays;

/** Opaque bytes, replaced as a whole. Immutable. */
public final class Blob {
    /** The largest number of bytes. */
    public static final int MOST = 1 << 20;

    private final byte[] bytes;

    private Blob(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies bytes.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public static Blob of(byte[] bytes) {
        if (bytes.length > MOST) {
            throw new IllegalArgumentException("a blob must have at most " + MOST + " bytes, got " + bytes.length);
        }
        return new Blob(bytes.clone());
    }

    /** The number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
