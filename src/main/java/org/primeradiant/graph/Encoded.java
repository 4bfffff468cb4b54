package org.primeradiant.graph;

/** An HTTP body as on the wire. Immutable: the bytes must not be changed. */
public final class Encoded {
    /** Content type of JSON. */
    public static final String JSON = "application/json";

    private final byte[] bytes;
    private final String contentType;

    private Encoded(byte[] bytes, String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    /**
     * Wraps the bytes without copying them; they must not be changed afterwards.
     *
     * @param contentType the value of the {@code Content-Type} header; empty if there is none
     */
    public static Encoded wrap(byte[] bytes, String contentType) {
        return new Encoded(bytes, contentType);
    }

    /** The bytes, not a copy; they must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The value of the {@code Content-Type} header; empty if there is none. */
    public String contentType() {
        return contentType;
    }
}
