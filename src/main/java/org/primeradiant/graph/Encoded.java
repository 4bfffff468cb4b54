package org.primeradiant.graph;

/** A body as it stands on the wire of HTTP. Immutable: nobody changes the bytes. */
public final class Encoded {
    /** What JSON is sent as. */
    public static final String JSON = "application/json";

    private final byte[] bytes;
    private final String contentType;

    private Encoded(byte[] bytes, String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    /**
     * Takes the bytes over.
     *
     * @param contentType as the header names it; empty if there is none
     */
    public static Encoded wrap(byte[] bytes, String contentType) {
        return new Encoded(bytes, contentType);
    }

    /** The bytes themselves, which must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** What the bytes are, as the header {@code Content-Type} names it; empty if nobody said. */
    public String contentType() {
        return contentType;
    }
}
